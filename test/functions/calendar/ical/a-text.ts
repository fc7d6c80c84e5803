import { expandCalendar } from '../../../../functions/calendar/ical/expand-calendar.ts';
import { readCalendar } from '../../../../functions/calendar/ical/read-calendar.ts';
import { between, endOf, startOf } from '../timing/a-series.ts';

/** Lines of a VEVENT, with a UID, a title and a start where none is given. */
export function vevent(...lines: readonly string[]): string {
  const has = (name: string) => lines.some((line) => line.split(/[:;]/, 1)[0] === name);
  return [
    'BEGIN:VEVENT',
    ...(has('UID') ? [] : ['UID:market']),
    'DTSTAMP:20261101T090000Z',
    ...(has('DTSTART') ? [] : ['DTSTART;TZID=Europe/Brussels:20261105T090000']),
    ...(has('SUMMARY') ? [] : ['SUMMARY:Weekmarkt']),
    ...lines,
    'END:VEVENT',
  ].join('\r\n');
}

export const calendarText = (...parts: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//NL', ...parts, 'END:VCALENDAR', ''].join(
    '\r\n',
  );

/** What a text comes to in November and December 2026, one line each: start, end, title. */
export function agendaOf(text: string | Uint8Array, from = '2026-11-01', to = '2027-01-01') {
  const { events, problems } = readCalendar(text);
  const window = between(from, to);
  const expanded = expandCalendar(events, window);
  return {
    agenda: expanded.occurrences
      .map(
        ({ event, occurrence }) =>
          `${startOf(occurrence)} ${endOf(occurrence)} ${occurrence.summary ?? event.summary}`,
      )
      .sort(),
    statuses: expanded.occurrences.map(({ occurrence }) => occurrence.status),
    codes: [...problems, ...expanded.problems].map(({ code, uid }) => `${code} ${uid ?? '-'}`),
  };
}

/** The only event of a calendar with this VEVENT. */
export function only(...lines: readonly string[]) {
  const { events } = readCalendar(calendarText(vevent(...lines)));
  if (events.length !== 1) throw new Error(`There are ${events.length} events.`);
  return events[0]!;
}
