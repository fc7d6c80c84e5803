import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { smallPhotoPath, tradeName, tradeSchema } from '../../merchants/index.ts';
import type { Candidate } from '../contests/contest.ts';

/** A candidate in the words of one language. */
export interface CandidateView {
  readonly id: string;
  readonly name: string;
  /** `Bakkerij`. */
  readonly trade: string;
  readonly category: string | undefined;
  readonly photo: PhotoView | undefined;
  readonly story: Written | undefined;
  readonly hasWithdrawn: boolean;
}

export interface PhotoView {
  readonly path: string;
  /** The same, for lists. */
  readonly smallPath: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** Words, and the language they are in. */
export interface Written {
  readonly text: string;
  readonly language: Language;
}

export function viewCandidate(candidate: Candidate, language: Language): CandidateView {
  const { id, name, category, photo, story, state } = candidate;
  const trade = tradeSchema.safeParse(candidate.trade);
  return {
    id,
    name,
    trade: trade.success ? tradeName(trade.data, language) : candidate.trade,
    category,
    photo: photo && {
      ...photo,
      smallPath: smallPhotoPath(photo.path),
      alt: localized(photo.alt, language)?.text ?? name,
    },
    story: localized(story, language),
    hasWithdrawn: state === 'withdrawn',
  };
}

/** Characters of a story that fit a card. */
const shortLength = 130;

/** The beginning of a story, cut between words; the whole of it where it is short. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= shortLength) return line;
  const cut = line.slice(0, shortLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), shortLength / 2)).replace(/[\s,;:.–-]+$/, '')} …`;
}
