import type { CalendarEvent } from '../../../../functions/calendar/ical/calendar-event.ts';
import type {
  CalendarTime,
  Length,
  RuledPart,
} from '../../../../functions/calendar/timing/timing.ts';

/** An event as a calendar would have it: written from the RFC, apart from the feeds that we write. */
export function textOf(event: CalendarEvent): string {
  const [part] = event.timing.parts;
  if (part?.kind !== 'ruled') throw new Error('Only series are written.');
  return [vevent(event, wholeLines(event, part)), ...changesOf(event, part)].join('\r\n');
}

const escaped = (text: string) =>
  text.replaceAll(/[\\;,]/g, (letter) => `\\${letter}`).replaceAll('\n', '\\n');

const compact = (text: string) => text.replaceAll(/[-:]/g, '');

function timeLine(name: string, time: CalendarTime, parameters = ''): string {
  if ('date' in time) return `${name}${parameters};VALUE=DATE:${compact(time.date)}`;
  if (time.zone === 'UTC') return `${name}${parameters}:${compact(time.wall)}Z`;
  const zone = time.zone === undefined ? '' : `;TZID=${time.zone}`;
  return `${name}${parameters}${zone}:${compact(time.wall)}`;
}

const lengthLines = (length: Length | undefined): string[] => {
  if (!length) return [];
  return 'end' in length ? [timeLine('DTEND', length.end)] : [`DURATION:${length.duration}`];
};

function wholeLines(event: CalendarEvent, part: RuledPart): string[] {
  const { description, location, url, organizer, geo, image, modifiedAt } = event;
  return [
    `SUMMARY:${escaped(event.summary)}`,
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.status.toUpperCase()}`,
    `CLASS:${event.visibility.toUpperCase()}`,
    ...(modifiedAt ? [`LAST-MODIFIED:${compact(modifiedAt.slice(0, 19))}Z`] : []),
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    ...(organizer ? [`ORGANIZER;CN="${organizer}":mailto:nobody@example.be`] : []),
    ...(geo ? [`GEO:${geo.latitude};${geo.longitude}`] : []),
    ...(image ? [`IMAGE;VALUE=URI:${image}`] : []),
    ...(event.categories.length > 0 ? [`CATEGORIES:${event.categories.map(escaped)}`] : []),
    timeLine('DTSTART', part.start),
    ...lengthLines(part.length),
    ...part.rules.map((rule) => `RRULE:${rule}`),
    ...part.extra.map(({ start }) => timeLine('RDATE', start)),
    ...part.except.map((time) => timeLine('EXDATE', time)),
  ];
}

const changesOf = (event: CalendarEvent, part: RuledPart): string[] =>
  part.changes.map((change) => {
    const range = change.range === 'one' ? '' : ';RANGE=THISANDFUTURE';
    return vevent(event, [
      timeLine('RECURRENCE-ID', change.recurrenceId, range),
      timeLine('DTSTART', change.start ?? change.recurrenceId),
      ...lengthLines(change.length),
      ...(change.status ? [`STATUS:${change.status.toUpperCase()}`] : []),
      `SUMMARY:${escaped(change.summary ?? event.summary)}`,
      `SEQUENCE:${change.sequence ?? 0}`,
    ]);
  });

const vevent = ({ uid }: CalendarEvent, lines: readonly string[]): string =>
  ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT']
    .map(folded)
    .join('\r\n');

/** Folded at 75 octets, through letters where it falls so: the text must be read as bytes. */
function folded(line: string): string {
  const octets = Buffer.from(line).toString('latin1');
  return octets.replaceAll(/(.{74})(?=.)/g, '$1\r\n ');
}

/** A calendar of these events, as bytes. */
export const bytesOf = (events: readonly CalendarEvent[]): Buffer =>
  Buffer.from(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Test//NL',
      ...events.map(textOf),
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
    'latin1',
  );
