import type { EventList, EventQuery, ListedEvent } from '../../../emails/blocks/event-facts.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { AgendaEntry, AgendaOccurrence } from '../events/agenda-entry.ts';
import type { Venue } from '../events/event.ts';
import { readAgenda } from '../events/read-agenda.ts';
import { dayAfter, localDay, startOfDay } from '../local-day.ts';
import { calendarPath, eventPath } from '../paths.ts';
import type { EventStatus } from '../timing/timing.ts';

export interface EventsWanted {
  /** NIS code of the municipality. */
  readonly nis: string;
  /** When the newsletter goes out: the days of queries count from its day in Belgium. */
  readonly at: Date;
  readonly queries: readonly EventQuery[];
}

/** Times of one event that a list names. */
const timesNamed = 4;

/**
 * What a municipality's calendar holds for each query, promoted events first. What is cancelled or postponed is no reason to come
 * and is left out; so is what is over at the time of the send.
 * @throws {AppError} municipality.not_found
 */
export async function readEventLists(
  table: Table,
  { nis, at, queries }: EventsWanted,
): Promise<EventList[]> {
  const windows = queries.map((query) => ({ query, ...windowOf(query, at) }));
  const from = new Date(Math.min(...windows.map((window) => window.from.getTime())));
  const to = new Date(Math.max(...windows.map((window) => window.to.getTime())));
  const entries = queries.length === 0 ? [] : await readAgenda(table, nis, { from, to });
  const { slug } = placeByNis(nis).municipality;
  const calendar = inEveryLanguage((language) => calendarPath(language, slug));
  return windows.map(({ query, ...window }) => ({
    query,
    events: eventsOf(query, entries, window),
    calendar,
  }));
}

interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** Whole days of Belgium, but for what is past when the newsletter goes out. */
function windowOf({ fromDays, days }: EventQuery, at: Date): Window {
  const first = dayAfter(localDay(at), fromDays);
  const [start, end] = [startOfDay(first), startOfDay(dayAfter(first, days))];
  return { from: start > at ? start : at, to: end };
}

function eventsOf(
  { topics, maximum }: EventQuery,
  entries: readonly AgendaEntry[],
  window: Window,
): ListedEvent[] {
  const isWanted = (entry: AgendaEntry) =>
    topics.length === 0 || entry.topics.some((topic) => topics.includes(topic));
  return entries
    .filter((entry) => takesPlace(entry.status) && isWanted(entry))
    .map((entry) => ({ entry, times: timesIn(entry, window) }))
    .filter(({ times }) => times.length > 0)
    .sort((one, other) => compare(orderOf(one), orderOf(other)))
    .slice(0, maximum)
    .map(({ entry, times }) => listed(entry, times));
}

const takesPlace = (status: EventStatus): boolean =>
  status === 'confirmed' || status === 'tentative';

const timesIn = ({ occurrences }: AgendaEntry, { from, to }: Window): AgendaOccurrence[] =>
  occurrences
    .filter(({ status, startsAt, endsAt }) => {
      const [start, end] = [new Date(startsAt), new Date(endsAt)];
      return takesPlace(status) && start < to && (end > from || start >= from);
    })
    .sort((one, other) => compare(one.startsAt, other.startsAt));

interface Found {
  readonly entry: AgendaEntry;
  readonly times: readonly AgendaOccurrence[];
}

const orderOf = ({ entry, times }: Found): string =>
  [entry.promoted ? 0 : 1, times[0]?.startsAt, entry.eventId].join('#');

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function listed(
  { eventId, nis, title, venue, takesRegistrations }: AgendaEntry,
  times: readonly AgendaOccurrence[],
): ListedEvent {
  const place = venueLine(venue);
  const [first] = times;
  const on = first?.key === 'once' ? undefined : first?.key;
  return {
    eventId,
    title,
    ...(place !== '' && { venue: place }),
    times: times.slice(0, timesNamed).map(({ startsAt, endsAt, allDay }) => ({
      startsAt,
      endsAt,
      ...(allDay && { allDay }),
    })),
    moreTimes: Math.max(0, times.length - timesNamed),
    takesRegistrations,
    page: inEveryLanguage((language) => eventPath({ id: eventId, nis }, language, on)),
  };
}

const venueLine = ({ name, street, town }: Venue = {}): string =>
  [name ?? street, town].filter((part) => part !== undefined).join(', ');

const inEveryLanguage = (write: (language: Language) => string) => ({
  nl: write('nl'),
  fr: write('fr'),
  en: write('en'),
});
