import { Temporal } from 'temporal-polyfill';
import { localZone } from '../../../../shared/time/local-time.ts';

/** 1 is Monday, 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * The days of the demonstration, in Europe/Brussels. They are counted from the Monday of the present week, so that they stay the
 * same when it is started again the day after.
 */
export interface DemoDays {
  readonly today: string;
  /** A day of this week, or of one that lies so many weeks ahead: `2026-12-03`. */
  inWeek(week: number, weekday: Weekday): string;
  /** The first such day, the second … of a month; -1 is the last. `month`: 1 to 12, of this year or a later one. */
  nth(place: 1 | 2 | 3 | 4 | -1, weekday: Weekday, month: { year?: number; month: number }): string;
  after(day: string, days: number): string;
  readonly year: number;
  /** The month before the present one: where rules of months begin. */
  readonly lastMonth: { readonly year: number; readonly month: number };
}

export function demoDays(now: Date): DemoDays {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(localZone)
    .toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const before = today.subtract({ months: 1 });
  return {
    today: today.toString(),
    inWeek: (week, weekday) => monday.add({ days: 7 * week + weekday - 1 }).toString(),
    nth: (place, weekday, { year = today.year, month }) => {
      const first = Temporal.PlainDate.from({ year, month, day: 1 });
      const days = (weekday - first.dayOfWeek + 7) % 7;
      const one = first.add({ days });
      if (place > 0) return one.add({ weeks: place - 1 }).toString();
      const fifth = one.add({ weeks: 4 });
      return (fifth.month === month ? fifth : one.add({ weeks: 3 })).toString();
    },
    after: (day, days) => Temporal.PlainDate.from(day).add({ days }).toString(),
    year: today.year,
    lastMonth: { year: before.year, month: before.month },
  };
}

/** The instant of a local day and time, `19:30`, with its offset as UiTdatabank writes it. */
export const withOffset = (day: string, time: string): string =>
  Temporal.PlainDateTime.from(`${day}T${time}`)
    .toZonedDateTime(localZone)
    .toString({ timeZoneName: 'never' });
