import type { AgendaEntry, AgendaOccurrence } from './events/agenda-entry.ts';
import { dayAfter, daysBetween, localDay, localWall } from './local-day.ts';
import type { EventStatus } from './timing/timing.ts';

/** One time of an event, with what an agenda shows of it. */
export interface Happening extends AgendaOccurrence {
  readonly event: AgendaEntry;
  readonly status: EventStatus;
  /** Local days that it covers. */
  readonly first: string;
  readonly last: string;
}

/** All times of these events, one by one. */
export const happeningsOf = (entries: readonly AgendaEntry[]): Happening[] =>
  entries.flatMap((event) =>
    event.occurrences.map((occurrence) => ({ ...occurrence, event, ...daysOf(occurrence) })),
  );

/** What ends before this hour belongs to the evening before: a night out is no second day. */
const nightEnds = '06:00';

/** The first day of a time and its last. */
export function daysOf({ startsAt, endsAt, allDay }: AgendaOccurrence): {
  readonly first: string;
  readonly last: string;
} {
  if (allDay) return allDay;
  const first = localDay(new Date(startsAt));
  const end = localWall(new Date(endsAt));
  const endDay = end.slice(0, 10);
  const isNight = end.slice(11, 16) <= nightEnds;
  return { first, last: endDay > first && isNight ? dayAfter(endDay, -1) : endDay };
}

/** By day, each on the first of these days that it covers: for a list. */
export const onFirstDay = (
  happenings: readonly Happening[],
  from: string,
): Map<string, Happening[]> =>
  byDay(happenings, ({ first, last }) => {
    if (last < from) return [];
    return [first < from ? from : first];
  });

/** By day, each on all of these days that it covers: for a month. */
export function onEachDay(
  happenings: readonly Happening[],
  { first: from, last: to }: { readonly first: string; readonly last: string },
): Map<string, Happening[]> {
  return byDay(happenings, ({ first, last }) =>
    daysBetween(first < from ? from : first, last > to ? to : last),
  );
}

function byDay(
  happenings: readonly Happening[],
  daysOfOne: (happening: Happening) => readonly string[],
): Map<string, Happening[]> {
  const days = new Map<string, Happening[]>();
  for (const happening of happenings.toSorted(inOrder)) {
    for (const day of daysOfOne(happening)) {
      const known = days.get(day);
      if (known) known.push(happening);
      else days.set(day, [happening]);
    }
  }
  return new Map([...days].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Within a day: what staff promote first, then by time. */
const inOrder = (one: Happening, other: Happening): number =>
  Number(other.event.promoted) - Number(one.event.promoted) ||
  Date.parse(one.startsAt) - Date.parse(other.startsAt) ||
  (one.event.eventId < other.event.eventId ? -1 : 1);
