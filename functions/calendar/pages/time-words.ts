import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import { daysOf } from '../happening.ts';
import { localDay, localWall, noonOf } from '../local-day.ts';
import { dayWords } from './day-words.ts';
import type { Text } from './messages.ts';

type Times = Pick<AgendaOccurrence, 'key' | 'startsAt' | 'endsAt' | 'allDay' | 'status'>;

const clock = (instant: string): string => localWall(new Date(instant)).slice(11, 16);

/** The hours of a time, of which the day is said elsewhere: `08:00 tot 11:00 uur`. */
export function hoursWords({ startsAt, endsAt, allDay }: Times, t: Text): string {
  if (allDay) return t('time.whole');
  const [from, to] = [clock(startsAt), clock(endsAt)];
  return startsAt === endsAt ? t('time.at', { from }) : t('time.from_to', { from, to });
}

/** What a row of a list says beside a day: the hours, or how long something lasts that takes several days. */
export function rowWords(occurrence: Times, day: string, t: Text): string {
  const { first, last } = daysOf(occurrence);
  if (first === last) return hoursWords(occurrence, t);
  if (day < last) return t('time.until', { day: noonOf(last) });
  return t('time.since', { day: noonOf(first) });
}

/** The beginning, as a cell of a month has room for it; nothing of whole days. */
export const startWords = (occurrence: Times, day: string): string | undefined =>
  occurrence.allDay || daysOf(occurrence).first !== day ? undefined : clock(occurrence.startsAt);

/** Day and hours: `donderdag 3 december, 08:00 tot 11:00 uur`. The year where it is not this one. */
export function fullWords(occurrence: Times, today: string, t: Text): string {
  const { first, last } = daysOf(occurrence);
  const [start, end] = [dayWords(first, today, t), dayWords(last, today, t)];
  if (first === last) return t('time.day', { day: start, time: hoursWords(occurrence, t) });
  if (occurrence.allDay) return t('time.span', { first: start, last: end });
  const [from, to] = [clock(occurrence.startsAt), clock(occurrence.endsAt)];
  // With its hour goes the day on which it really ends, though a list leaves out a last night.
  const until = dayWords(localDay(new Date(occurrence.endsAt)), today, t);
  return t('time.overnight', { start, end: until, from, to });
}
