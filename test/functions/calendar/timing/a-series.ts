import { expandTiming } from '../../../../functions/calendar/timing/expand.ts';
import type { Occurrence, Window } from '../../../../functions/calendar/timing/occurrence.ts';
import type {
  CalendarTime,
  RuledPart,
  Timing,
} from '../../../../functions/calendar/timing/timing.ts';
import { TimingError } from '../../../../functions/calendar/timing/timing-error.ts';
import { zoneNamed } from '../../../../functions/calendar/timing/zone.ts';

export const brussels = 'Europe/Brussels';

/** `2026-12-03` is a whole day, `2026-12-03T09:00` a time in the zone; with `Z` one in UTC, with `~` before it one that floats. */
export function at(text: string, zone = brussels): CalendarTime {
  if (text.length === 10) return { date: text };
  if (text.startsWith('~')) return { wall: withSeconds(text.slice(1)) };
  if (text.endsWith('Z')) return { wall: withSeconds(text.slice(0, -1)), zone: 'UTC' };
  return { wall: withSeconds(text), zone };
}

const withSeconds = (wall: string): string => (wall.length === 16 ? `${wall}:00` : wall);

export const ruled = (start: string, part: Partial<RuledPart> = {}): RuledPart => ({
  kind: 'ruled',
  start: at(start),
  rules: [],
  extra: [],
  except: [],
  changes: [],
  ...part,
});

export const timingOf = (...parts: readonly Timing['parts'][number][]): Timing => ({
  parts: [...parts],
});

/** From the beginning of one local day to that of another. */
export function between(from: string, to: string, zone = brussels): Window {
  const { instantOf } = zoneNamed(zone);
  const midnight = (date: string) => instantOf(Date.parse(`${date}T00:00Z`));
  return { from: midnight(from), to: midnight(to), zone };
}

/** `2026-12-03T09:00`, with seconds where there are any; whole days as `2026-12-03`. */
export function startOf({ startsAt, allDay }: Occurrence, zone = brussels): string {
  return allDay ? allDay.first : wallAt(startsAt, zone);
}

/** The end of whole days is the day after the last. */
export function endOf({ endsAt, allDay }: Occurrence, zone = brussels): string {
  return allDay ? wallAt(endsAt, zone).slice(0, 10) : wallAt(endsAt, zone);
}

export function wallAt(instant: number, zone = brussels): string {
  const wall = new Date(zoneNamed(zone).wallOf(instant)).toISOString().slice(0, 19);
  return wall.endsWith(':00') ? wall.slice(0, 16) : wall;
}

export const expand = (
  part: RuledPart | Timing,
  window: Window,
  options: Parameters<typeof expandTiming>[2] = {},
): readonly Occurrence[] =>
  expandTiming('parts' in part ? part : timingOf(part), window, options).occurrences;

export const starts = (part: RuledPart | Timing, from: string, to: string, zone = brussels) =>
  expand(part, between(from, to, zone)).map((occurrence) => startOf(occurrence, zone));

/** The code of the error in which it ends. */
export function codeOf(part: RuledPart, from: string, to: string): string {
  try {
    expand(part, between(from, to));
    return 'no error';
  } catch (error) {
    if (error instanceof TimingError) return error.code;
    throw error;
  }
}
