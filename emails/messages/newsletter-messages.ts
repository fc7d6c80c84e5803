import { createTranslator } from '../../shared/i18n/translator.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

/** The words around a newsletter's own content. */
export const newsletterMessages = createTranslator({ nl, fr, en });

export type NewsletterTranslate = ReturnType<typeof newsletterMessages>;
