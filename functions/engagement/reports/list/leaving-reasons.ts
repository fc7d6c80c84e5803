import * as z from 'zod';
import { dayAfter } from '../../../../shared/time/days.ts';
import { localHour } from '../../../../shared/time/local-hour.ts';
import { monthAfter, monthsBetween } from '../../../../shared/time/local-month.ts';
import type { Counts } from '../../counters/counts.ts';
import type { ReportPeriod } from '../../programme-report/report-period.ts';
import { figuresWithin } from '../report-steps.ts';
import { smallestGroup } from '../small-groups.ts';

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

/**
 * Why people left, of the whole months that a period touches and that are over, each month by itself: a question for a day more
 * or less would else tell what one person said, and staff see who left on which day.
 */
export function leavingReasons(
  counts: Pick<Counts, 'days'>,
  period: ReportPeriod,
  now: Date,
): LeavingReasons {
  const months = monthsOver(period, now);
  const sums = new Map<string, number>();
  const total = { unsubscribed: 0, given: 0, told: 0 };
  for (const month of months) {
    const figures = figuresWithin(counts, daysOf(month));
    total.unsubscribed += figures.unsubscribed?.raw ?? 0;
    total.given += figures['reason-given']?.raw ?? 0;
    for (const [reason, count] of reasonsOf(counts, daysOf(month))) {
      if (count < smallestGroup) continue;
      sums.set(reason, (sums.get(reason) ?? 0) + count);
      total.told += count;
    }
  }
  const reasons = [...sums].map(([reason, count]) => ({ reason, count }));
  return {
    months,
    unsubscribed: total.unsubscribed,
    reasons: reasons.sort((one, other) => other.count - one.count),
    few: total.given - total.told,
  };
}

/** The whole months that are read for the reasons of a period. */
export function reasonsPeriod({ from, to }: ReportPeriod): ReportPeriod {
  return { from: daysOf(from.slice(0, 7)).from, to: daysOf(to.slice(0, 7)).to };
}

function monthsOver({ from, to }: ReportPeriod, now: Date): string[] {
  const present = localHour(now).day.slice(0, 7);
  return monthsBetween(from.slice(0, 7), to.slice(0, 7)).filter((month) => month < present);
}

const daysOf = (month: string): ReportPeriod => ({
  from: `${month}-01`,
  to: dayAfter(`${monthAfter(month, 1)}-01`, -1),
});

function reasonsOf({ days }: Pick<Counts, 'days'>, { from, to }: ReportPeriod) {
  const sums = new Map<string, number>();
  for (const { day, parts } of days) {
    if (day < from || day > to) continue;
    for (const [part, figures] of parts) {
      const count = figures['reason-given']?.raw;
      if (!part.startsWith('reason=') || count === undefined) continue;
      const reason = part.slice('reason='.length);
      sums.set(reason, (sums.get(reason) ?? 0) + count);
    }
  }
  return sums;
}
