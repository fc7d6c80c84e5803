import { localZone } from '../../../shared/time/local-time.ts';
import { wallTimeOf } from '../../../shared/time/wall-time.ts';
import type { CalendarTime } from '../timing/timing.ts';

/** The wall time in Belgium of an instant, to the second: `2026-11-28T19:00:00`. */
export const wallOf = (instant: string): string =>
  wallTimeOf(new Date(instant), { smallestUnit: 'second' });

export const at = (wall: string): CalendarTime => ({ wall, zone: localZone });

const dayMs = 86_400_000;

const epochOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The local date so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(epochOfDay(day) + days * dayMs).toISOString().slice(0, 10);

/** 0 for Monday. */
export const weekdayOf = (day: string): number => (new Date(epochOfDay(day)).getUTCDay() + 6) % 7;

/** The local dates from one to another, both included. */
export function daysFrom(first: string, last: string): string[] {
  const count = Math.round((epochOfDay(last) - epochOfDay(first)) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => dayAfter(first, index));
}
