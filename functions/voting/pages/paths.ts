import type { Language } from '../../../shared/i18n/language.ts';
import { partPath } from '../../../shared/pages/part-path.ts';
import type { Place } from '../../../shared/programme/programme.ts';
import type { Contest } from '../contests/contest.ts';

/** Whose pages they are, and in which language. */
export interface Whereabouts {
  readonly language: Language;
  readonly place: Place;
  readonly contest: Pick<Contest, 'slug'>;
}

/** What stands after the contest in an address. */
export type ContestPage =
  | 'address'
  | 'code'
  | 'confirm'
  | 'confirm-code'
  | 'draw'
  | 'nominate'
  | 'nominate/thanks'
  | 'result'
  | `candidates/${string}`;

export const chooserPath = (language: Language): string => partPath('vote', language);

export const municipalityPath = (language: Language, { municipality }: Place): string =>
  partPath('vote', language, municipality.slug);

/** A page of a contest; its first page when none is named. */
export const contestPath = (
  { language, place, contest }: Whereabouts,
  page?: ContestPage,
): string => `${municipalityPath(language, place)}/${contest.slug}${page ? `/${page}` : ''}`;

export const newsletterPath = (language: Language, { municipality }: Place): string =>
  partPath('newsletter', language, municipality.slug);

/** Where a merchant puts itself forward; without a token, where its form is posted to. */
export const standPath = (language: Language, token?: string): string =>
  `/vote/${language}/stand${token === undefined ? '' : `?token=${encodeURIComponent(token)}`}`;

/** Where a merchant agrees to stand; `leave`: or does not, or no longer. */
export const consentPath = (language: Language, token?: string, page?: 'leave'): string => {
  const path = `/vote/${language}/consent${page ? `/${page}` : ''}`;
  return token === undefined ? path : `${path}?token=${encodeURIComponent(token)}`;
};
