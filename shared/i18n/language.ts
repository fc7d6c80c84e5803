import * as z from 'zod';

/** Languages of everything that residents read; Dutch is the default. */
export const languages = ['nl', 'fr', 'en'] as const;

export const languageSchema = z.enum(languages);

export type Language = z.output<typeof languageSchema>;

export const defaultLanguage: Language = 'nl';

/** Each language in its own words, for language switches. */
export const languageNames: Record<Language, string> = {
  nl: 'Nederlands',
  fr: 'Français',
  en: 'English',
};
