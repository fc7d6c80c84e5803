import type { AgendaEntry } from './events/agenda-entry.ts';
import { type Happening, happeningsOf, onEachDay } from './happening.ts';
import { dayAfter, daysBetween, weekdayOf } from './local-day.ts';
import { daysOfMonth } from './month.ts';

export interface MonthDay {
  readonly day: string;
  readonly happenings: readonly Happening[];
  /** How many more there are, of a day that has too many. */
  readonly leftOut: number;
}

/** A month in weeks from Monday to Sunday; where a week lies outside it, undefined. */
export type MonthWeeks = readonly (readonly (MonthDay | undefined)[])[];

/** Of one day: what a cell has room for. The list of the day has them all. */
const mostOfOneDay = 12;

export function monthWeeks(month: string, entries: readonly AgendaEntry[]): MonthWeeks {
  const { first, last } = daysOfMonth(month);
  const byDay = onEachDay(happeningsOf(entries), { first, last });
  const start = dayAfter(first, 1 - weekdayOf(first));
  const end = dayAfter(last, 7 - weekdayOf(last));
  const cells = daysBetween(start, end).map((day) => {
    if (day < first || day > last) return undefined;
    const all = byDay.get(day) ?? [];
    const happenings = all.slice(0, mostOfOneDay);
    return { day, happenings, leftOut: all.length - happenings.length };
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
