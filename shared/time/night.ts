import { lazily } from '../lazily.ts';
import { localZone } from './local-time.ts';

/** The hours, by the clock in Belgium, in which nothing that can wait is sent: from the first to before the last. */
export const night = { from: 21, to: 7 } as const;

const hourMs = 3_600_000;

const clock = lazily(
  () =>
    new Intl.DateTimeFormat('en-GB', { timeZone: localZone, hour: '2-digit', hourCycle: 'h23' }),
);

/** What the clock in Europe/Brussels shows, 0 to 23. Two hours of a year show the same. */
export const clockHour = (instant: Date): number => Number(clock().format(instant));

export function isNight(instant: Date): boolean {
  const hour = clockHour(instant);
  return hour >= night.from || hour < night.to;
}

/** The instant itself by day, or the end of the night that it lies in. */
export function nextDaytime(instant: Date): Date {
  if (!isNight(instant)) return instant;
  // Brussels is whole hours from UTC: its hours begin when those of UTC do.
  let time = Math.floor(instant.getTime() / hourMs) * hourMs;
  while (isNight(new Date(time))) time += hourMs;
  return new Date(time);
}

/** So many instants an hour apart, the first one now, or as soon as it is day; nights are left out. */
export function daytimeHours(from: Date, count: number): Date[] {
  const hours: Date[] = [];
  for (let next = nextDaytime(from); hours.length < count; next = nextDaytime(afterAnHour(next))) {
    hours.push(next);
  }
  return hours;
}

const afterAnHour = (instant: Date): Date => new Date(instant.getTime() + hourMs);
