import { createTranslator } from '../../../shared/i18n/translator.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

export const privacyMessages = createTranslator({ nl, fr, en });

export type PrivacyKey = keyof typeof nl;
