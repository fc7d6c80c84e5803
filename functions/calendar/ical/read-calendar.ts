import type { CalendarEvent, CalendarProblem } from './calendar-event.ts';
import { CalendarZones } from './calendar-zones.ts';
import { type Component, ComponentReader, lineNamed } from './components.ts';
import { EventError } from './event-error.ts';
import type { EventRevision } from './event-revision.ts';
import { joinRevisions } from './join-revisions.ts';
import { type EventContext, readEvent } from './read-event.ts';
import { unescapeText } from './text-value.ts';
import { zoneByName } from './zone-names.ts';

/** Whatever can be read of a calendar. */
export interface ReadCalendar {
  readonly name: string | undefined;
  /** In the order of the text. */
  readonly events: readonly CalendarEvent[];
  /** In the order of the text. */
  readonly problems: readonly CalendarProblem[];
  /** Whether each event of the text is named here: by its UID among the events, or among the problems. */
  readonly isWhole: boolean;
}

export const mostBytes = 10_000_000;
export const mostEvents = 20_000;
const mostProblems = 5000;

/**
 * Reads a text of one or more calendars (RFC 5545), however flawed: what cannot be read is a problem of its own and takes nothing
 * else with it. Tasks, journals, free and busy times and alarms are left out. Takes no longer than the text is long.
 * @param input as bytes where it came so; see `textLines`.
 */
export function readCalendar(input: string | Uint8Array): ReadCalendar {
  if (input.length > mostBytes) return refused(`The calendar has over ${mostBytes} bytes.`);
  const reader = new ComponentReader();
  reader.read(input);
  if (reader.calendars.length === 0) return refused('This is no calendar: it has no VCALENDAR.');
  const zones = zonesOf(reader.calendars);
  const problems: CalendarProblem[] = reader.flaws.map(({ of, number, code, message }) => ({
    ...uidOf(of),
    line: number,
    code,
    message,
  }));
  const revisions = new Map<string, EventRevision[]>();
  const nameless = new Set<Component>();
  const events = reader.calendars.flatMap((calendar) =>
    calendar.parts.filter(({ name }) => name === 'VEVENT').map((event) => ({ calendar, event })),
  );
  for (const { calendar, event } of events.slice(0, mostEvents)) {
    const revision = readOne(event, contextOf(calendar, zones), problems);
    if (!revision && !lineNamed(event, 'UID')?.value) nameless.add(event);
    if (!revision) continue;
    const same = revisions.get(revision.uid);
    if (same) same.push(revision);
    else revisions.set(revision.uid, [revision]);
  }
  if (events.length > mostEvents) problems.push(tooMany(events[mostEvents]?.event));
  return {
    name: nameOf(reader.calendars),
    events: [...revisions.values()].flatMap((same) => joinRevisions(same) ?? []),
    problems: problems
      .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
      .slice(0, mostProblems),
    isWhole:
      reader.calendars.every(({ ended }) => ended) &&
      events.length <= mostEvents &&
      problems.length <= mostProblems &&
      events.every(({ event }) => event.ended && !nameless.has(event)),
  };
}

const refused = (message: string): ReadCalendar => ({
  name: undefined,
  events: [],
  problems: [{ line: 1, code: 'calendar.invalid', message }],
  isWhole: false,
});

const tooMany = (first: Component | undefined): CalendarProblem => ({
  line: first?.number ?? 1,
  code: 'calendar.too_many_events',
  message: `The calendar has over ${mostEvents} events; those from here on are left out.`,
});

function zonesOf(calendars: readonly Component[]): CalendarZones {
  const zones = new CalendarZones();
  for (const { parts } of calendars) {
    for (const part of parts) if (part.name === 'VTIMEZONE') zones.describe(part);
  }
  return zones;
}

function contextOf(calendar: Component, zones: CalendarZones): Omit<EventContext, 'onFlaw'> {
  const method = lineNamed(calendar, 'METHOD')?.value.toUpperCase();
  return { zones, floating: defaultZone(calendar), cancels: method === 'CANCEL' };
}

/**
 * Calendars that name a zone for all of themselves (X-WR-TIMEZONE, in no standard) mean it for times without one. UTC is what programs
 * write that were never told theirs, so then such times stay what RFC 5545 says: the reader's.
 */
function defaultZone(calendar: Component): string | undefined {
  const name = lineNamed(calendar, 'X-WR-TIMEZONE')?.value;
  const zone = name === undefined ? undefined : zoneByName(name);
  return zone === 'UTC' ? undefined : zone;
}

function readOne(
  event: Component,
  context: Omit<EventContext, 'onFlaw'>,
  problems: CalendarProblem[],
): EventRevision | undefined {
  const add = (code: string, line: number, message: string) =>
    problems.push({ ...uidOf(event), line, code, message });
  try {
    return readEvent(event, { ...context, onFlaw: add });
  } catch (error) {
    if (!(error instanceof EventError)) throw error;
    add(error.code, error.line, error.message);
    return undefined;
  }
}

function uidOf(event: Component | undefined): { uid?: string } {
  const uid = event && lineNamed(event, 'UID')?.value;
  return uid ? { uid: uid.slice(0, 500) } : {};
}

function nameOf(calendars: readonly Component[]): string | undefined {
  for (const calendar of calendars) {
    const line = lineNamed(calendar, 'NAME') ?? lineNamed(calendar, 'X-WR-CALNAME');
    if (line?.value) return unescapeText(line.value).slice(0, 200);
  }
  return undefined;
}
