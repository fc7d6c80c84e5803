/** An event in the words of RFC 5545, as websites of municipalities write them. */
export interface IcalEvent {
  readonly uid: string;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly categories: readonly string[];
  /** A day, or a day and a time in Europe/Brussels: `2026-12-03`, `2026-12-03T19:30`. */
  readonly start: string;
  /** Of a day: the first that is not part of it. */
  readonly end: string;
  /** RRULE */
  readonly rule?: string;
  /** Times of the rule at which it does not take place. */
  readonly except?: readonly string[];
  readonly status?: 'CANCELLED' | 'TENTATIVE';
  /** Instant of the last change, ISO 8601. */
  readonly changedAt: string;
}

/** A calendar file. It names the zone and does not describe it, as many do. */
export const calendarText = (name: string, events: readonly IcalEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vanhier//Demo//NL',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Europe/Brussels',
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');

const linesOf = (event: IcalEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  `DTSTAMP:${instant(event.changedAt)}`,
  `LAST-MODIFIED:${instant(event.changedAt)}`,
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
  ...(event.location ? [`LOCATION:${escaped(event.location)}`] : []),
  `CATEGORIES:${event.categories.map(escaped).join(',')}`,
  `DTSTART${time(event.start)}`,
  `DTEND${time(event.end)}`,
  ...(event.rule ? [`RRULE:${event.rule}`] : []),
  ...(event.except ?? []).map((one) => `EXDATE${time(one)}`),
  ...(event.status ? [`STATUS:${event.status}`] : []),
  'END:VEVENT',
];

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);

const digits = (text: string): string => text.replace(/[-:]/g, '');

const instant = (text: string): string => `${digits(text).slice(0, 15)}Z`;

const time = (text: string): string =>
  text.includes('T') ? `;TZID=Europe/Brussels:${digits(text)}00` : `;VALUE=DATE:${digits(text)}`;

/** No line is longer than 75 octets, and none is broken within a letter. */
function folded(line: string): string {
  const parts = [''];
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      parts.push('');
      octets = 1;
    }
    parts[parts.length - 1] += letter;
    octets += size;
  }
  return parts.join('\r\n ');
}
