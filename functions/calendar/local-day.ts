import { lazily } from '../../shared/lazily.ts';
import { localZone } from '../../shared/time/local-time.ts';

export { dayAfter, daysBetween, noonOf, weekdayOf } from '../../shared/time/days.ts';

const wallClock = lazily(
  () =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone: localZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
);

/** The wall time of an instant in Europe/Brussels: `2026-12-03T08:00:00`. */
export function localWall(instant: Date | number): string {
  const parts = new Map(
    wallClock()
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '00';
  const day = [part('year'), part('month'), part('day')].join('-');
  return `${day}T${[part('hour'), part('minute'), part('second')].join(':')}`;
}

/** The day of an instant in Europe/Brussels: `2026-12-03`. */
export const localDay = (instant: Date | number): string => localWall(instant).slice(0, 10);

/** An instant with its offset in Europe/Brussels: `2026-12-03T08:00:00+01:00`. */
export function withOffset(instant: Date): string {
  const wall = localWall(instant);
  const minutes = Math.round((Date.parse(`${wall}Z`) - instant.getTime()) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${wall}+${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The instant at which a day begins in Europe/Brussels, where clocks never change at midnight. */
export function startOfDay(day: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const offset = Date.parse(`${localWall(utc)}Z`) - utc;
  const guess = utc - offset;
  return new Date(guess - (Date.parse(`${localWall(guess)}Z`) - utc));
}
