import type { Language } from '../i18n/language.ts';

/** The parts of the site, each a context's, by the word with which their addresses begin. */
export type SitePart = 'newsletter' | 'merchants' | 'vote' | 'calendar' | 'campaign' | 'privacy';

/** Where a part begins: in one municipality, by its name in addresses; with the choice of one without. */
export const partPath = (part: SitePart, language: Language, slug?: string): string =>
  `/${part}/${language}${slug === undefined ? '' : `/${slug}`}`;
