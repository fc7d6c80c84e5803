import { localZone } from '../../../shared/time/local-time.ts';
import { dayAfter } from '../local-day.ts';
import type { CalendarTime, Length } from '../timing/timing.ts';
import { contentLine } from './write-line.ts';

/**
 * A time that every reader of calendars reads alike: a whole day, or a wall time in Belgium or in UTC. Those of other zones
 * are not, nor those between two and three at night, which come twice or not at all when clocks change.
 */
export type PlainTime =
  | { readonly day: string }
  | { readonly wall: string; readonly zone: 'local' | 'UTC' };

/** A time that floats is one in Belgium: our events are there. */
export function plainTime(time: CalendarTime): PlainTime | undefined {
  if ('date' in time) return { day: time.date };
  const { wall, zone = localZone } = time;
  if (zone === 'UTC') return { wall, zone };
  if (zone !== localZone || wall.slice(11, 13) === '02') return undefined;
  return { wall, zone: 'local' };
}

/** Whether both are of one kind: `VALUE=DATE`, or times in the same zone. */
export const areAlike = (one: PlainTime, other: PlainTime): boolean =>
  kindOf(one) === kindOf(other);

const kindOf = (time: PlainTime): string => ('day' in time ? 'day' : time.zone);

export const dayOf = (time: PlainTime): string =>
  'day' in time ? time.day : time.wall.slice(0, 10);

/** `DTSTART` and the like. Several times make one line, and are alike. */
export function timeLine(name: string, ...times: readonly [PlainTime, ...PlainTime[]]): string {
  const [first] = times;
  const values = times.map(compact).join(',');
  if ('day' in first) return contentLine(`${name};VALUE=DATE`, values);
  return contentLine(first.zone === 'UTC' ? name : `${name};TZID=${localZone}`, values);
}

/** `DTEND` and the like for an instant. */
export const instantLine = (name: string, instant: string): string =>
  contentLine(name, instantValue(instant));

/** ISO 8601 as RFC 5545 writes it: `20261203T070000Z`. */
export const instantValue = (instant: string): string =>
  `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;

function compact(time: PlainTime): string {
  if ('day' in time) return time.day.replaceAll('-', '');
  return `${time.wall.replace(/[-:]/g, '')}${time.zone === 'UTC' ? 'Z' : ''}`;
}

/** Hours and less: a day of a duration is 23 hours for some and 24 for others when clocks change. */
const timeDuration = /^PT(?:\d+H)?(?:\d+M)?(?:\d+S)?$/;
const dayDuration = /^P(\d{1,4})([DW])$/;

/** The end of what begins at this time, as a line; undefined where readers would not agree. */
export function endLine(start: PlainTime, length: Length | undefined): string | undefined {
  if (length === undefined) {
    return 'day' in start ? timeLine('DTEND', { day: dayAfter(start.day, 1) }) : '';
  }
  if ('end' in length) {
    const end = plainTime(length.end);
    return end && areAlike(start, end) ? timeLine('DTEND', end) : undefined;
  }
  if ('day' in start) {
    const [, count, unit] = dayDuration.exec(length.duration) ?? [];
    const days = Number(count) * (unit === 'W' ? 7 : 1);
    return days > 0 ? timeLine('DTEND', { day: dayAfter(start.day, days) }) : undefined;
  }
  return timeDuration.test(length.duration) && length.duration !== 'PT'
    ? contentLine('DURATION', length.duration)
    : undefined;
}

/** How long something lasts that begins at another time than was said: the same, counted on the clock. */
export function movedLength(
  from: PlainTime,
  to: PlainTime,
  length: Length | undefined,
): Length | undefined {
  if (length === undefined || !('end' in length)) return length;
  const end = plainTime(length.end);
  if (!end || !areAlike(from, end) || !areAlike(from, to)) return length;
  const moved = utcOf(to) + utcOf(end) - utcOf(from);
  return { end: likeAt(to, new Date(moved).toISOString()) };
}

const utcOf = (time: PlainTime): number =>
  Date.parse('day' in time ? `${time.day}T00:00:00Z` : `${time.wall}Z`);

function likeAt(time: PlainTime, iso: string): CalendarTime {
  if ('day' in time) return { date: iso.slice(0, 10) };
  return { wall: iso.slice(0, 19), zone: time.zone === 'UTC' ? 'UTC' : localZone };
}
