import { lazily } from '../../../shared/lazily.ts';
import { localZone } from '../../../shared/time/local-time.ts';
import {
  dayMinutes,
  minutesOf,
  type Opening,
  type Stretch,
  weekMinutes,
  weekStretches,
} from '../profile/opening-hours.ts';

/** A day of the week, 1 Monday to 7 Sunday, and a time of the clock: `13:30`. */
export interface WeekTime {
  readonly day: number;
  readonly time: string;
}

/**
 * `open`: with the end of this stretch, absent for a door that never shuts. `closed`: with the next beginning, and in
 * how many days it is (0 is today). `unknown`: no hours are known.
 */
export type DoorState =
  | { readonly state: 'open'; readonly until?: WeekTime }
  | { readonly state: 'closed'; readonly next: WeekTime; readonly inDays: number }
  | { readonly state: 'unknown' };

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const belgianClock = lazily(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: localZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

/** Day and time in Belgium, whatever the zone of the machine. */
export function belgianTime(at: Date): WeekTime {
  const parts = belgianClock().formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { day: weekdays.indexOf(part('weekday')) + 1, time: `${part('hour')}:${part('minute')}` };
}

/**
 * Whether the door is open by the usual hours, in Belgian time. Of holidays they know nothing. Clocks go forward and
 * back on Sunday night; a stretch of that hour is taken by what the clock on the wall says.
 */
export function doorState(openings: readonly Opening[], now: Date): DoorState {
  const stretches = joined(weekStretches(openings));
  if (stretches.length === 0) return { state: 'unknown' };
  const today = belgianTime(now);
  const minute = (today.day - 1) * dayMinutes + minutesOf(today.time);
  const present = stretches.find(({ start, end }) =>
    [minute, minute + weekMinutes].some((at) => start <= at && at < end),
  );
  if (!present) return nextOpening(stretches, minute);
  const isEndless = present.end - present.start >= weekMinutes;
  return isEndless ? { state: 'open' } : { state: 'open', until: weekTimeOf(present.end) };
}

function nextOpening(stretches: readonly Stretch[], minute: number): DoorState {
  const starts = stretches.flatMap(({ start }) => [start, start + weekMinutes]);
  const next = Math.min(...starts.filter((start) => start > minute));
  const inDays = Math.floor(next / dayMinutes) - Math.floor(minute / dayMinutes);
  return { state: 'closed', next: weekTimeOf(next), inDays };
}

/** Stretches that follow each other without a break are one, also past the end of the week. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches) {
    const last = whole.at(-1);
    if (last?.end === stretch.start) whole.splice(-1, 1, { ...last, end: stretch.end });
    else whole.push(stretch);
  }
  const [first] = whole;
  const last = whole.at(-1);
  if (!first || !last || last.end !== first.start + weekMinutes) return whole;
  const around = { start: last.start, end: first.end + weekMinutes };
  return whole.length === 1 ? [around] : [...whole.slice(1, -1), around];
}

function weekTimeOf(minute: number): WeekTime {
  const inWeek = minute % weekMinutes;
  const inDay = inWeek % dayMinutes;
  return { day: Math.floor(inWeek / dayMinutes) + 1, time: clockTimeOf(inDay) };
}

const clockTimeOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
