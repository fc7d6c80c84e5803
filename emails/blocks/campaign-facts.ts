import type { Language } from '../../shared/i18n/language.ts';
import type { Localized } from '../../shared/i18n/localized.ts';
import type { EventList } from './event-facts.ts';

/** The same in every language that we have. */
export type InEveryLanguage = Readonly<Record<Language, string>>;

/** A photo on the site. */
export interface FactPhoto {
  /** `/images/…`. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly alt: Localized;
}

/** A merchant, as a newsletter speaks of one. */
export interface MerchantFacts {
  readonly merchantId: string;
  readonly name: string;
  readonly trade: InEveryLanguage;
  readonly photo?: FactPhoto | undefined;
  /** Path of its page on the site, as are the other paths here. */
  readonly page: InEveryLanguage;
}

export interface AmbassadorFacts extends MerchantFacts {
  readonly town: string;
  readonly story: Localized;
  /** When it was elected. */
  readonly since: string;
}

/** A vote that is open when the newsletter goes out. Times are instants in ISO 8601. */
export interface VoteCallFacts {
  readonly contestId: string;
  readonly title: Localized;
  readonly opensAt: string;
  readonly closesAt: string;
  /** How many stand. */
  readonly candidates: number;
  readonly page: InEveryLanguage;
}

export interface WinnerFacts extends MerchantFacts {
  readonly votes: number;
  /** Where the ballot has categories. */
  readonly category?: Localized | undefined;
}

/** The result that was published last. */
export interface WinnersFacts {
  readonly contestId: string;
  readonly title: Localized;
  readonly publishedAt: string;
  /** Ballots of all channels. */
  readonly ballots: number;
  /** In the order of the result. */
  readonly winners: readonly WinnerFacts[];
  readonly page: InEveryLanguage;
}

/** What the campaign's blocks say of one municipality, as it is known when the newsletter is written. */
export interface CampaignFacts {
  readonly voteCall?: VoteCallFacts | undefined;
  readonly winners?: WinnersFacts | undefined;
  /** The municipality's own, the last elected first. */
  readonly ambassadors: readonly AmbassadorFacts[];
  /** Ambassadors that blocks name, wherever they are. */
  readonly named: readonly AmbassadorFacts[];
  /** What its calendar holds for the days after the send, for each query of the blocks. */
  readonly eventLists?: readonly EventList[] | undefined;
}

/** Of a municipality without any, or where nothing was asked. */
export const noFacts: CampaignFacts = { ambassadors: [], named: [] };
