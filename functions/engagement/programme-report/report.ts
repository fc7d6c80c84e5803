import type { TakingPlace } from '../../calendar/index.ts';
import type { EndedContest } from '../../voting/index.ts';
import type { Figure, Figures } from '../counters/figures.ts';
import type { EngagementKind } from '../events/engagement-kind.ts';
import type { Counted } from './counted.ts';
import type { ReportPeriod } from './report-period.ts';

/** What a row of a table is about. */
export interface Area {
  readonly kind: 'programme' | 'region' | 'municipality';
  /** NIS code, id of the region, or `programme`. */
  readonly id: string;
  readonly name: string;
  /** Undefined where the programme does not know it of every municipality. */
  readonly inhabitants: number | undefined;
}

/** A newsletter whose sending began in the period, with what came of it in the period. */
export interface IssueLine {
  readonly title: string;
  readonly startedAt: string;
  readonly audience: 'residents' | 'businesses';
  /** NIS codes, those of today. */
  readonly municipalities: readonly string[];
  readonly figures: Figures;
}

export type ContestLine = EndedContest & { readonly nis: string };

/** What was done and reached in an area in one period. */
export interface AreaPeriod {
  readonly counted: Counted;
  readonly issues: number;
  /** Undefined where agendas of that time are no longer kept. */
  readonly takingPlace: TakingPlace | undefined;
  readonly contests: readonly ContestLine[];
  /** Of those who are listed today. */
  readonly newMerchants: number;
  readonly newAmbassadors: number;
  /** Whom newsletters reach at the end of the period; undefined where that was not noted. */
  readonly readers: Readers | undefined;
}

/** In a region, who follows two of its municipalities counts twice. */
export interface Readers {
  readonly residents: number;
  readonly businesses: number;
}

/** What there is on the day of the report: what it was before is not kept. */
export interface Present {
  readonly merchants: number;
  readonly ambassadors: number;
}

export interface AreaReport {
  readonly area: Area;
  readonly now: AreaPeriod;
  /** Undefined where a year before nothing was counted yet, or not from the beginning. Of an area of several: of those in which it was. */
  readonly before: AreaPeriod | undefined;
  /** The period of the report in just the municipalities that `before` is of: what it can be compared with. */
  readonly comparable: AreaPeriod | undefined;
  readonly present: Present;
}

export interface RegionReport extends AreaReport {
  readonly municipalities: readonly AreaReport[];
}

/** All that a programme report says, in numbers. */
export interface ProgrammeReport {
  readonly period: ReportPeriod;
  readonly yearBefore: ReportPeriod;
  readonly madeAt: Date;
  /** The whole programme, or the one region that the report is of. */
  readonly total: AreaReport;
  readonly regions: readonly RegionReport[];
  /** What belongs to no single municipality; undefined in the report of a region, where that cannot be known. */
  readonly unplaced: Figures | undefined;
  /** Kinds of which anything at all was counted a year before: of others there are no figures to compare with. */
  readonly kindsBefore: ReadonlySet<EngagementKind>;
  readonly issues: readonly IssueLine[];
  readonly contests: readonly ContestLine[];
  /** Scans by what the code was printed on, most first. */
  readonly materials: readonly { readonly material: string; readonly figure: Figure }[];
  /** Municipalities in which counting began too late to compare them with a year before. */
  readonly startedLate: readonly { readonly name: string; readonly since: string | undefined }[];
}
