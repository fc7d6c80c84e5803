import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import type { PhotoView } from '../../../shared/pages/shop-photo.tsx';
import { shorten as shortenTo } from '../../../shared/text/shorten.ts';
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

/** The beginning of a story. */
export const shorten = (text: string): string => shortenTo(text, shortLength);
