import { agendaOccurrence } from '../events/agenda.ts';
import { daysOf } from '../happening.ts';
import { daysBetween } from '../local-day.ts';
import type { Occurrence } from '../timing/occurrence.ts';

/** Times of an event by which it is compared, and days of each: the same events meet on the first of them. */
const timesCompared = 5;
const daysOfEach = 3;

/** Local days of the next times of an event, the first first. @param today local day */
export function comingDays(occurrences: readonly Occurrence[], today: string): string[] {
  const spans = occurrences.map((one) => daysOf(agendaOccurrence(one, 'confirmed')));
  const coming = spans.filter(({ last }) => last >= today).slice(0, timesCompared);
  const days = coming.flatMap(({ first, last }) =>
    daysBetween(first < today ? today : first, last).slice(0, daysOfEach),
  );
  return [...new Set(days)].sort();
}
