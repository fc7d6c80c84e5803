import { createHash } from 'node:crypto';
import type { EventStatus } from '../timing/timing.ts';
import { TimingError } from '../timing/timing-error.ts';
import { type Component, lineNamed } from './components.ts';
import type { ContentLine } from './content-lines.ts';
import { EventError, type OnFlaw } from './event-error.ts';
import type { EventRevision } from './event-revision.ts';
import { readExceptions, readFurtherDates, readLength, readRules } from './read-dates.ts';
import { readTexts } from './read-texts.ts';
import { readTime, type TimeContext } from './read-time.ts';

/** What a VEVENT is read with. */
export interface EventContext extends Omit<TimeContext, 'onInexact'> {
  /** METHOD:CANCEL. */
  readonly cancels: boolean;
  readonly onFlaw: OnFlaw;
}

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
    length: readLength(event, start, times, context.onFlaw),
    rules: readRules(event),
    extra: readFurtherDates(event, times, context.onFlaw),
    except: readExceptions(event, times, context.onFlaw),
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
