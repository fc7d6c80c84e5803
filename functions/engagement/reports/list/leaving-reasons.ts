import * as z from 'zod';
import type { Counts } from '../../counters/counts.ts';
import type { ReportPeriod } from '../../programme-report/report-period.ts';
import { figuresWithin } from '../report-steps.ts';
import { smallestGroup } from '../small-groups.ts';
import { daysOfMonth, toldByMonth } from '../told-by-month.ts';

export const leavingReasonsSchema = z.object({
  /** Calendar months that are over. */
  months: z.array(z.string()),
  /** In these months. */
  unsubscribed: z.int(),
  /** Most often given first. */
  reasons: z.array(z.object({ reason: z.string(), count: z.int().min(smallestGroup) })),
  /** Answers of which there were too few in their month to tell them. */
  few: z.int(),
});
export type LeavingReasons = z.output<typeof leavingReasonsSchema>;

/** Why people left, of whole months. */
export function leavingReasons(
  counts: Pick<Counts, 'days'>,
  period: ReportPeriod,
  now: Date,
): LeavingReasons {
  const wanted = { period, now, kind: 'reason-given', prefix: 'reason=' } as const;
  const { months, told, few } = toldByMonth(counts, wanted);
  return {
    months: [...months],
    unsubscribed: months
      .map((month) => figuresWithin(counts, daysOfMonth(month)).unsubscribed?.raw ?? 0)
      .reduce((sum, count) => sum + count, 0),
    reasons: told.map(({ name, count }) => ({ reason: name, count })),
    few,
  };
}
