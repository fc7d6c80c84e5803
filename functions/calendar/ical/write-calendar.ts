import { localZone } from '../../../shared/time/local-time.ts';
import { nearestColourName } from './write-colour.ts';
import type { Edition } from './write-component.ts';
import { type CalendarItem, type DayRange, writeEvent } from './write-event.ts';
import { contentLine, textValue } from './write-line.ts';
import { instantLine } from './write-time.ts';
import { localZoneText } from './write-zone.ts';

/** What a calendar that people subscribe to says of itself (RFC 7986, and what programs knew before it). */
export interface CalendarHead {
  readonly name: string;
  readonly about: string;
  /** Where it is fetched, and the page that shows the same. Absolute. */
  readonly source: string;
  readonly page: string;
  /** Six-digit hex. */
  readonly colour: string;
  readonly changedAt: Date;
  /** Hours after which programs look again. */
  readonly refreshHours: number;
}

/**
 * A calendar as text (RFC 5545). It has no METHOD: that would make it a message of an organizer, who needs a mail address
 * (RFC 5546), and DTSTAMP the time of reading, so that no two readings were the same.
 */
export function writeCalendar(
  items: readonly CalendarItem[],
  head: CalendarHead,
  { range, edition }: { readonly range: DayRange; readonly edition: Edition },
): string {
  return calendarOf(headLines(head), writeItems(items, range, edition));
}

/**
 * A calendar of what is already written, which people take over once.
 * @param method of a message that a mail brings, which names who invites (RFC 5546)
 */
export const writeFile = (components: string, method?: 'REQUEST' | 'CANCEL'): string =>
  calendarOf(method === undefined ? '' : contentLine('METHOD', method), components);

const calendarOf = (head: string, components: string): string =>
  [
    'BEGIN:VCALENDAR\r\n',
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//Vanhier//Calendar//NL'),
    contentLine('CALSCALE', 'GREGORIAN'),
    head,
    localZoneText,
    components,
    'END:VCALENDAR\r\n',
  ].join('');

function headLines(head: CalendarHead): string {
  const { name, about, source, page, colour, changedAt, refreshHours } = head;
  return [
    contentLine('NAME', textValue(name)),
    contentLine('X-WR-CALNAME', textValue(name)),
    contentLine('DESCRIPTION', textValue(about)),
    contentLine('X-WR-CALDESC', textValue(about)),
    contentLine('X-WR-TIMEZONE', localZone),
    contentLine('UID', source),
    instantLine('LAST-MODIFIED', changedAt.toISOString()),
    contentLine('URL', page),
    contentLine('SOURCE;VALUE=URI', source),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', `PT${refreshHours}H`),
    contentLine('X-PUBLISHED-TTL', `PT${refreshHours}H`),
    contentLine('COLOR', nearestColourName(colour)),
    contentLine('X-APPLE-CALENDAR-COLOR', colour),
  ].join('');
}

/** Bytes of events in one file: a function answers with six million at most. */
const mostBytes = 4_500_000;

/** As many as fit, the first times first: of a calendar so long, what comes next month matters more than next year. */
function writeItems(items: readonly CalendarItem[], range: DayRange, edition: Edition): string {
  const written: string[] = [];
  let bytes = 0;
  for (const item of items) {
    const text = writeEvent(item, range, edition);
    bytes += Buffer.byteLength(text);
    if (bytes > mostBytes) break;
    written.push(text);
  }
  return written.join('');
}
