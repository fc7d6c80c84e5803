import { lazily } from '../lazily.ts';
import { localZone } from './local-time.ts';

export interface LocalHour {
  /** Day in Europe/Brussels: `2026-11-29`. */
  readonly day: string;
  /** Whole hours since that day began: 0 to 23; to 22 or 24 on the days on which the clock is changed. */
  readonly hour: number;
}

const hourMs = 3_600_000;
const kept = 1000;

const calendar = lazily(
  () =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone: localZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }),
);

/** Hours as they were asked for: counting asks for the same few again and again. */
const known = new Map<number, LocalHour>();

/**
 * The hour in which an instant lies. Brussels is whole hours from UTC, so that hours here and there begin together; and an
 * hour that the clock shows twice is two hours.
 */
export function localHour(instant: Date | number): LocalHour {
  const number = Math.floor(Number(instant) / hourMs);
  const found = known.get(number);
  if (found) return found;
  const day = dayOf(number);
  let hour = 0;
  while (dayOf(number - hour - 1) === day) hour += 1;
  if (known.size >= kept) known.clear();
  const made = { day, hour };
  known.set(number, made);
  return made;
}

const dayOf = (number: number): string => calendar().format(number * hourMs);

/** The instant at which a day begins in Europe/Brussels. */
export function startOfLocalDay(day: string): Date {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`);
  for (const hours of [1, 2]) {
    const candidate = utcMidnight - hours * hourMs;
    if (localHour(candidate).day === day && localHour(candidate).hour === 0) {
      return new Date(candidate);
    }
  }
  throw new RangeError(`no such day: ${day}`);
}

/** The instant at which an hour of a day begins. */
export const startOfLocalHour = ({ day, hour }: LocalHour): Date =>
  new Date(startOfLocalDay(day).getTime() + hour * hourMs);
