import type { Language } from '../i18n/language.ts';

/** Where it stands what is kept of residents: of one municipality by its name in addresses, or the choice of one. */
export const privacyPath = (language: Language, slug?: string): string =>
  `/privacy/${language}${slug === undefined ? '' : `/${slug}`}`;
