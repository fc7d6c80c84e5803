import { dayAfter } from '../../../shared/time/days.ts';
import { localHour } from '../../../shared/time/local-hour.ts';
import { monthAfter, monthsBetween } from '../../../shared/time/local-month.ts';
import type { Counts } from '../counters/counts.ts';
import type { EngagementKind } from '../events/engagement-kind.ts';
import type { ReportPeriod } from '../programme-report/report-period.ts';
import { smallestGroup } from './small-groups.ts';

export interface ToldByMonth {
  /** Calendar months that are over. */
  readonly months: readonly string[];
  /** By share, without its prefix; the largest first. */
  readonly told: readonly { readonly name: string; readonly count: number }[];
  /** What there was too little of in its month to be told. */
  readonly few: number;
}

interface Wanted {
  readonly period: ReportPeriod;
  readonly now: Date;
  readonly kind: EngagementKind;
  /** Of the shares that are told: `reason=`. */
  readonly prefix: string;
}

/**
 * Shares of what people did, of the whole months that a period touches and that are over, each month by itself: a question for a
 * day more or less would else tell it of one person, and staff see who did something on which day.
 */
export function toldByMonth(
  counts: Pick<Counts, 'days'>,
  { period, now, kind, prefix }: Wanted,
): ToldByMonth {
  const months = monthsOver(period, now);
  const sums = new Map<string, number>();
  let few = 0;
  for (const month of months) {
    for (const [name, count] of sharesOf(counts, daysOfMonth(month), { kind, prefix })) {
      if (count < smallestGroup) few += count;
      else sums.set(name, (sums.get(name) ?? 0) + count);
    }
  }
  const told = [...sums].map(([name, count]) => ({ name, count }));
  return { months, told: told.sort((one, other) => other.count - one.count), few };
}

/** The whole months that are read for what is told by the month. */
export function wholeMonths({ from, to }: ReportPeriod): ReportPeriod {
  return { from: daysOfMonth(from.slice(0, 7)).from, to: daysOfMonth(to.slice(0, 7)).to };
}

export const daysOfMonth = (month: string): ReportPeriod => ({
  from: `${month}-01`,
  to: dayAfter(`${monthAfter(month, 1)}-01`, -1),
});

function monthsOver({ from, to }: ReportPeriod, now: Date): string[] {
  const present = localHour(now).day.slice(0, 7);
  return monthsBetween(from.slice(0, 7), to.slice(0, 7)).filter((month) => month < present);
}

function sharesOf(
  { days }: Pick<Counts, 'days'>,
  { from, to }: ReportPeriod,
  { kind, prefix }: Pick<Wanted, 'kind' | 'prefix'>,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { day, parts } of days) {
    if (day < from || day > to) continue;
    for (const [part, { [kind]: figure }] of parts) {
      if (!part.startsWith(prefix) || !figure) continue;
      const name = part.slice(prefix.length);
      sums.set(name, (sums.get(name) ?? 0) + figure.raw);
    }
  }
  return sums;
}
