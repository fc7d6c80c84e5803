import { dateText, dayMs, minuteMs, parseDay, wallText } from '../timing/civil.ts';
import type { Occurrence, Window } from '../timing/occurrence.ts';
import { type Zone, zoneNamed } from '../timing/zone.ts';
import type { CalendarProblem } from './calendar-event.ts';
import { type EventOccurrence, expandCalendar } from './expand-calendar.ts';
import { readCalendar } from './read-calendar.ts';

/** What a calendar comes to between two days, for machines. */
export interface FileReport {
  readonly file: string;
  readonly occurrences: readonly OccurrenceReport[];
  readonly errors: readonly CalendarProblem[];
}

/** Times are ISO 8601 with the offset of the zone that was asked for; of whole days, dates, the end not being one of them. */
export interface OccurrenceReport {
  readonly uid: string;
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  /** Where the rules had put it, in the form of `start`; null for what takes place once. */
  readonly recurrenceId: string | null;
  readonly status: string;
  readonly summary: string;
}

/** By start, then by UID. */
export function fileReport(file: string, bytes: Uint8Array, window: Window): FileReport {
  const { events, problems } = readCalendar(bytes);
  const expanded = expandCalendar(events, window);
  const zone = zoneNamed(window.zone);
  const occurrences = expanded.occurrences
    .toSorted(
      (one, other) =>
        one.occurrence.startsAt - other.occurrence.startsAt ||
        compared(one.event.uid, other.event.uid),
    )
    .map((found) => occurrenceReport(found, zone));
  return { file, occurrences, errors: [...problems, ...expanded.problems] };
}

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function occurrenceReport({ event, occurrence }: EventOccurrence, zone: Zone): OccurrenceReport {
  const { allDay, startsAt, endsAt, status, key } = occurrence;
  return {
    uid: event.uid,
    start: allDay ? allDay.first : zonedText(startsAt, zone),
    end: allDay ? dateText(parseDay(allDay.last) + 1) : zonedText(endsAt, zone),
    allDay: allDay !== undefined,
    recurrenceId: recurrenceText(key, zone),
    status,
    summary: occurrence.summary ?? event.summary,
  };
}

/** `2026-11-28T09:00:00+01:00`. */
function zonedText(instant: number, zone: Zone): string {
  const offset = zone.offsetAt(instant);
  const minutes = Math.round(Math.abs(offset) / minuteMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const mark = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return wallText(instant + offset) + mark;
}

/** Of a key such as `20261203T080000Z`, without `Z` where it floats, or `20261203`; `once` has none. */
function recurrenceText(key: Occurrence['key'], zone: Zone): string | null {
  const [, year, month, day, hour, minute, second, utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(key) ?? [];
  if (year === undefined) return null;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return date;
  const wall = Date.parse(`${date}T${hour}:${minute}:${second}Z`);
  return zonedText(utc === undefined ? zone.instantOf(wall) : wall, zone);
}

/** The same for people, line by line. */
export function reportText({ file, occurrences, errors }: FileReport): string {
  const rows = occurrences.map(({ start, end, status, summary, uid, recurrenceId }) => [
    start,
    end,
    status,
    recurrenceId === null ? '' : `of ${recurrenceId}`,
    summary.replace(/\s+/g, ' '),
    uid,
  ]);
  const problems = errors.map(({ line, uid, code, message }) =>
    [line === undefined ? '' : `line ${line}`, uid ?? '', code, message]
      .filter((part) => part !== '')
      .join(': '),
  );
  return [`${file}: ${occurrences.length} occurrences, ${errors.length} errors`]
    .concat(aligned(rows), problems)
    .join('\n');
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

/** From the beginning of one local day to that of another. */
export function windowOf(from: string, to: string, zone: string): Window {
  const { instantOf } = zoneNamed(zone);
  return { from: instantOf(parseDay(from) * dayMs), to: instantOf(parseDay(to) * dayMs), zone };
}
