import type { Language } from '../../../shared/i18n/language.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

const messages = createTranslator({ nl, fr, en });

/**
 * What people agree to who subscribe, in words of the version in `consent-text.ts`. By itself, since forms of other
 * contexts show it, and need no other words of ours.
 */
export const subscribeConsent = (language: Language): string =>
  messages(language)('subscribe.consent');
