import { createTranslator } from '../../../shared/i18n/translator.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** The words of reports of municipalities, lists, votes, calendars, merchants and deliverability. */
export const figureMessages = createTranslator({ nl, fr, en });

export type FigureText = ReturnType<typeof figureMessages>;
