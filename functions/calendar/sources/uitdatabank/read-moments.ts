import type { DatedPart, EventStatus } from '../../timing/timing.ts';
import { at, dayAfter, wallOf } from '../local-moment.ts';
import type { EventJson, StatusJson, SubEventJson } from './event-json.ts';

type Date = DatedPart['dates'][number];

/** More than any event of a municipality has; where one does, the last ones are kept. */
const maxDates = 1000;

/** Whether an event or one of its dates takes place, as UiTdatabank says it. */
export function statusOf(status: StatusJson): EventStatus {
  if (status?.type === 'Unavailable') return 'cancelled';
  return status?.type === 'TemporarilyUnavailable' ? 'postponed' : 'confirmed';
}

/**
 * The dates of an event that lists them. Also a single one is a listed date, so that it stays the same when a second one
 * is added to it. Ends before the start are left out.
 */
export function readMoments(event: EventJson): Date[] {
  const { subEvent = [], startDate, endDate, status } = event;
  const whole = startDate && endDate ? [{ startDate, endDate, status }] : [];
  const listed = subEvent.length > 0 ? subEvent : whole;
  return listed
    .filter((one) => Date.parse(one.endDate) >= Date.parse(one.startDate))
    .sort((one, other) => Date.parse(one.startDate) - Date.parse(other.startDate))
    .map((one) => momentOf(one, status))
    .slice(-maxDates);
}

function momentOf({ startDate, endDate, status }: SubEventJson, whole: StatusJson): Date {
  const start = wallOf(startDate);
  const end = wallOf(endDate);
  const lastDay = lastWholeDay(start, end);
  const times =
    lastDay === undefined
      ? { start: at(start), end: at(end) }
      : { start: { date: start.slice(0, 10) }, end: { date: dayAfter(lastDay, 1) } };
  return { key: '', ...times, status: statusOf(status ?? whole) };
}

const midnight = '00:00:00';

/** The last of whole days from midnight on: up to 23:59, up to midnight, or (start = end) the day itself. */
function lastWholeDay(start: string, end: string): string | undefined {
  if (start.slice(11) !== midnight) return undefined;
  if (end.slice(11, 16) === '23:59' || end === start) return end.slice(0, 10);
  return end.slice(11) === midnight ? dayAfter(end.slice(0, 10), -1) : undefined;
}
