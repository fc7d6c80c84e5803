import { findPlaceByNis } from '../../../../shared/programme/programme.ts';
import type { NumberWords } from '../../pages/number-words.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import type { IssueText } from './issue-messages.ts';
import type { IssueReport } from './issue-report.ts';

/** What the parts of an issue's page are written from. */
export interface IssueView {
  readonly report: IssueReport;
  readonly visit: ReportVisit;
  readonly t: IssueText;
  readonly words: NumberWords;
}

/** The code of one that left the programme stands for itself. */
export const placeName = (nis: string): string => findPlaceByNis(nis)?.municipality.name ?? nis;

export const placeNames = (nisCodes: readonly string[], { language }: ReportVisit): string =>
  new Intl.ListFormat(`${language}-BE`, { type: 'conjunction' }).format([
    ...new Set(nisCodes.map(placeName)),
  ]);

/** Undefined of nothing. */
export const shareOf = (part: number, whole: number): number | undefined =>
  whole > 0 ? part / whole : undefined;
