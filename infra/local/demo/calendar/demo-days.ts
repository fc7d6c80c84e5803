import { Temporal } from 'temporal-polyfill';
import { localZone } from '../../../../shared/time/local-time.ts';

/** 1 is Monday, 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A day of one of four weeks, by its weekday: `2026-12-03`. */
export type FourWeeks = (week: 0 | 1 | 2 | 3, weekday: Weekday) => string;

/** The days of the demonstration, in Europe/Brussels. */
export interface DemoDays {
  readonly today: string;
  /** A day of this week, or of one that lies so many weeks ahead. */
  inWeek(week: number, weekday: Weekday): string;
  /**
   * The four weeks that today lies in, and the four after them. What sources list of both stays the same from day to day, and is not
   * taken away before it is over.
   */
  readonly present: FourWeeks;
  readonly next: FourWeeks;
  /** The first such day, the second … of a month, 1 to 12; of this year where none is given. */
  nth(place: 1 | 2 | 3 | 4, weekday: Weekday, month: { year?: number; month: number }): string;
  after(day: string, days: number): string;
  readonly year: number;
  /** The month before the present one: where rules of months begin. */
  readonly lastMonth: { readonly year: number; readonly month: number };
}

const firstMonday = Temporal.PlainDate.from('2024-01-01');

export function demoDays(now: Date): DemoDays {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(localZone)
    .toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const weeks = Math.floor(monday.since(firstMonday).days / 28) * 4;
  const fourWeeks =
    (ahead: number): FourWeeks =>
    (week, weekday) =>
      firstMonday.add({ days: 7 * (weeks + ahead + week) + weekday - 1 }).toString();
  const before = today.subtract({ months: 1 });
  return {
    today: today.toString(),
    inWeek: (week, weekday) => monday.add({ days: 7 * week + weekday - 1 }).toString(),
    present: fourWeeks(0),
    next: fourWeeks(4),
    nth: (place, weekday, { year = today.year, month }) => {
      const first = Temporal.PlainDate.from({ year, month, day: 1 });
      const days = (weekday - first.dayOfWeek + 7) % 7;
      return first.add({ days, weeks: place - 1 }).toString();
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
