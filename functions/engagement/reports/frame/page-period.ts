import * as z from 'zod';
import {
  isReportable,
  type ReportPeriod,
  reportPeriodSchema,
} from '../../programme-report/report-period.ts';
import { periodOf } from '../period-query.ts';

/** As a form sends it: fields may be empty, and people may type what they like. */
export const pagePeriodQuery = z.object({
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
});

export interface PagePeriod extends ReportPeriod {
  /** Whether another period was asked for, which cannot be shown. */
  readonly isRefused: boolean;
}

/** The period that a page shows: the one asked for, or the usual one. */
export function pagePeriodOf(
  { from, to }: z.output<typeof pagePeriodQuery>,
  now: Date,
): PagePeriod {
  const wanted = { from: from || undefined, to: to || undefined };
  const usual = periodOf({}, now);
  if (!wanted.from && !wanted.to) return { ...usual, isRefused: false };
  const last = wanted.to ?? usual.to;
  const first = wanted.from ?? (last < usual.from ? last : usual.from);
  const period = reportPeriodSchema.safeParse({ from: first, to: last }).data;
  if (!period || !isReportable(period)) return { ...usual, isRefused: true };
  return { ...period, isRefused: false };
}

/** `from=2026-08-31&to=2026-11-29`, for links to other reports of the same period. */
export const periodParameters = ({ from, to }: ReportPeriod): string => `from=${from}&to=${to}`;
