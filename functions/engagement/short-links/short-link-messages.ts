import { createTranslator } from '../../../shared/i18n/translator.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** The words of pages and printed matter that short links are about. */
export const shortLinkMessages = createTranslator({ nl, fr, en });
