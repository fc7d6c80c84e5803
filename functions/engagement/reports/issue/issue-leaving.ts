import * as z from 'zod';
import { type Clock, daysAfter } from '../../../../shared/clock.ts';
import { localHour } from '../../../../shared/time/local-hour.ts';
import type { Counts } from '../../counters/counts.ts';
import { smallestGroup } from '../small-groups.ts';

/** Days from sending on in which most who leave by an issue do. */
export const leavingDays = 30;

export const issueLeavingSchema = z.object({
  /** The day from which reasons are told. */
  toldFrom: z.iso.date(),
  /** Most often given first; empty until then. */
  reasons: z.array(z.object({ reason: z.string(), count: z.int().min(smallestGroup) })),
  /** Answers of which there were too few to tell them. */
  few: z.int(),
});
export type IssueLeaving = z.output<typeof issueLeavingSchema>;

/**
 * Why readers left by an issue, in its first thirty days, told when these are over: who looks each day at a number that grows, and sees
 * who left that day, would else learn what one person answered.
 */
export function issueLeaving(
  { days }: Pick<Counts, 'days'>,
  startedAt: Date,
  now: ReturnType<Clock>,
): IssueLeaving {
  const toldFrom = localHour(daysAfter(startedAt, leavingDays)).day;
  if (localHour(now).day < toldFrom) return { toldFrom, reasons: [], few: 0 };
  const sums = new Map<string, number>();
  for (const { day, parts } of days) {
    if (day >= toldFrom) continue;
    for (const [part, figures] of parts) {
      const count = figures['reason-given']?.raw;
      if (!part.startsWith('reason=') || count === undefined) continue;
      const reason = part.slice('reason='.length);
      sums.set(reason, (sums.get(reason) ?? 0) + count);
    }
  }
  const all = [...sums].map(([reason, count]) => ({ reason, count }));
  const reasons = all.filter(({ count }) => count >= smallestGroup);
  return {
    toldFrom,
    reasons: reasons.sort((one, other) => other.count - one.count),
    few: sumOf(all) - sumOf(reasons),
  };
}

const sumOf = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);
