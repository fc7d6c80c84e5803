import { createHash } from 'node:crypto';
import { instantOf, momentOf } from '../timing/moment.ts';
import type { CalendarTime, EventStatus, Length, RuledPart } from '../timing/timing.ts';
import { TimingError } from '../timing/timing-error.ts';
import { zoneNamed } from '../timing/zone.ts';
import { type Component, lineNamed, linesNamed } from './components.ts';
import type { ContentLine } from './content-lines.ts';
import type { EventRevision } from './event-revision.ts';
import { readTexts } from './read-texts.ts';
import { readDuration, readTime, type TimeContext } from './read-time.ts';

/** A VEVENT cannot be used. */
export class EventError extends Error {
  readonly code: string;
  readonly line: number;

  constructor(code: string, line: number, message: string) {
    super(message);
    this.name = 'EventError';
    this.code = code;
    this.line = line;
  }
}

/** What a VEVENT is read with. */
export interface EventContext extends Omit<TimeContext, 'onInexact'> {
  /** METHOD:CANCEL. */
  readonly cancels: boolean;
  /** Called for what is left out of an event that can be used otherwise. */
  readonly onFlaw: (code: string, line: number, message: string) => void;
}

/** What an event may have of each kind of date; the lists of real ones have some hundred. */
const mostDates = 5000;
const mostRules = 20;
const longestRule = 500;

/** @throws {EventError} */
export function readEvent(event: Component, context: EventContext): EventRevision {
  const startLine = lineNamed(event, 'DTSTART') ?? lineNamed(event, 'RECURRENCE-ID');
  if (!startLine) throw new EventError('event.no_start', event.number, 'It has no DTSTART.');
  const times = timesOf(event, context);
  const start = required(startLine, () => readTime(startLine, startLine.value, times));
  const id = lineNamed(event, 'RECURRENCE-ID');
  const modified = stampOf(lineNamed(event, 'LAST-MODIFIED'));
  return {
    uid: uidOf(event, context),
    line: event.number,
    recurrenceId: id && required(id, () => readTime(id, id.value, times)),
    range:
      id?.parameters.get('RANGE')?.toUpperCase() === 'THISANDFUTURE' ? 'this-and-future' : 'one',
    sequence: numberOf(lineNamed(event, 'SEQUENCE')),
    modifiedAt: modified,
    writtenAt: modified ?? stampOf(lineNamed(event, 'DTSTAMP')) ?? 0,
    cancels: context.cancels,
    status: context.cancels ? 'cancelled' : statusOf(lineNamed(event, 'STATUS')),
    texts: readTexts(event),
    start,
    length: lengthOf(event, start, times, context),
    rules: rulesOf(event),
    extra: listed(event, 'RDATE', context, (line, value) => furtherDate(line, value, times)),
    except: listed(event, 'EXDATE', context, (line, value) => readTime(line, value, times)),
  };
}

function timesOf(event: Component, { zones, floating, onFlaw }: EventContext): TimeContext {
  const recurs = lineNamed(event, 'RRULE') !== undefined;
  const onInexact = (tzid: string) => {
    if (!recurs) return;
    const message = `No zone is known with the clocks of ${tzid.slice(0, 100)}: it is taken for one whose clocks do not change.`;
    onFlaw('zone.inexact', event.number, message);
  };
  return { zones, floating, onInexact };
}

/** The event is of no use without this. */
function required<Read>(line: ContentLine, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TimingError)) throw error;
    throw new EventError(error.code, line.number, `${line.name}: ${error.message}`);
  }
}

/**
 * An event without UID is known by what it says; it becomes another when that changes. Of one that breaks off the UID may be
 * what is missing.
 */
function uidOf(event: Component, { onFlaw }: EventContext): string {
  const uid = lineNamed(event, 'UID')?.value;
  if (uid) return uid.length <= longestUid ? uid : hashOf(uid);
  if (!event.ended)
    throw new EventError('event.no_uid', event.number, 'It has no UID, and no end.');
  const message = 'It has no UID: it is a new event when its start or title changes.';
  onFlaw('event.no_uid', event.number, message);
  const said = [lineNamed(event, 'DTSTART')?.value, lineNamed(event, 'SUMMARY')?.value];
  return `no-uid-${hashOf(JSON.stringify(said))}`;
}

const longestUid = 500;

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);

const numberOf = (line: ContentLine | undefined): number =>
  line && /^\d{1,9}$/.test(line.value) ? Number(line.value) : 0;

/** An instant; they are all in UTC. */
function stampOf(line: ContentLine | undefined): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})/.exec(line?.value ?? '') ?? [];
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant) ? undefined : instant;
}

const statuses: Readonly<Record<string, EventStatus>> = {
  CONFIRMED: 'confirmed',
  TENTATIVE: 'tentative',
  CANCELLED: 'cancelled',
  CANCELED: 'cancelled',
};

const statusOf = (line: ContentLine | undefined): EventStatus | undefined =>
  line && statuses[line.value.toUpperCase()];

/** An end that cannot be read, or lies before the start, says nothing. */
function lengthOf(
  event: Component,
  start: CalendarTime,
  times: TimeContext,
  { onFlaw }: EventContext,
): Length | undefined {
  const line = lineNamed(event, 'DTEND') ?? lineNamed(event, 'DURATION');
  if (!line) return undefined;
  try {
    if (line.name === 'DURATION') return readDuration(line.value);
    const end = readTime(line, line.value, times);
    if (!isBefore(end, start)) return { end };
    onFlaw(
      'event.ends_before_start',
      line.number,
      'It ends before it begins; its end is left out.',
    );
  } catch (error) {
    if (!(error instanceof TimingError)) throw error;
    onFlaw(error.code, line.number, `${line.name}: ${error.message}`);
  }
  return undefined;
}

/** Where one floats and the other does not, as if both were in UTC. */
function isBefore(end: CalendarTime, start: CalendarTime): boolean {
  const utc = zoneNamed('UTC');
  const first = momentOf(start, utc);
  return instantOf(momentOf(end, first.zone)) < instantOf(first);
}

function rulesOf(event: Component): readonly string[] {
  const excluding = lineNamed(event, 'EXRULE');
  if (excluding) {
    throw new EventError('rule.unsupported', excluding.number, 'EXRULE is not read; use EXDATE.');
  }
  const lines = linesNamed(event, 'RRULE');
  const tooLong = lines.find(({ value }) => value.length > longestRule) ?? lines[mostRules];
  if (tooLong) {
    throw new EventError(
      'rule.unsupported',
      tooLong.number,
      'The rule is too long, or one too many.',
    );
  }
  return lines.map(({ value }) => value).filter((value) => value !== '');
}

/** Values of all lines of a name; those that cannot be read are left out. */
function listed<Value>(
  event: Component,
  name: string,
  { onFlaw }: EventContext,
  read: (line: ContentLine, value: string) => Value,
): Value[] {
  const values: Value[] = [];
  for (const line of linesNamed(event, name)) {
    for (const value of line.value.split(',')) {
      if (value.trim() === '') continue;
      try {
        values.push(read(line, value));
      } catch (error) {
        if (!(error instanceof TimingError)) throw error;
        onFlaw(error.code, line.number, `${name}: ${error.message}`);
      }
      if (values.length <= mostDates) continue;
      throw new EventError('event.too_many_dates', line.number, `It has over ${mostDates} dates.`);
    }
  }
  return values;
}

/** RDATE; a period is a start and an end or a duration. */
function furtherDate(
  line: ContentLine,
  value: string,
  times: TimeContext,
): RuledPart['extra'][number] {
  const [first = '', second] = value.split('/');
  const start = readTime(line, first, times);
  if (second === undefined) return { start };
  const isDuration = /^[+-]?P/i.test(second.trim());
  const length = isDuration ? readDuration(second) : { end: readTime(line, second, times) };
  return { start, length };
}
