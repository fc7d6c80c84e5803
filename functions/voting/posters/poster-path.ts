import type { Language } from '../../../shared/i18n/language.ts';

/** Sheets to print at true size, and the picture that social networks show. */
export const posterFiles = ['a3.pdf', 'a4.pdf', 'card.png'] as const;

export type PosterFile = (typeof posterFiles)[number];

/**
 * Where the poster of an ambassador or of a standing candidate lies on the site, from the root. There is none for other
 * merchants: the address then answers 404.
 */
export const posterPath = (merchantId: string, file: PosterFile, language: Language): string =>
  `/posters/${merchantId}/${file}?language=${language}`;

/** The card of a contest, until voting ends. */
export const contestCardPath = (contestId: string, language: Language): string =>
  `/posters/contests/${contestId}/card.png?language=${language}`;
