import { createTranslator } from '../../../../shared/i18n/translator.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** The words of the pages on which people register for an event. */
export const registrationMessages = createTranslator({ nl, fr, en });

export type RegistrationText = ReturnType<typeof registrationMessages>;
