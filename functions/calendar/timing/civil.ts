import { TimingError } from './timing-error.ts';

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/**
 * Times without a zone are numbers: *days* since 1970-01-01, and *walls*, the milliseconds that a clock which never changes
 * has counted since midnight of that day.
 */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export const yearLength = (year: number): number => (isLeapYear(year) ? 366 : 365);

export const monthLength = (year: number, month: number): number =>
  month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

const daysInEra = 146_097;
const daysToEpoch = 719_468;

/** Day of a date of the Gregorian calendar, whose years are counted from March so that leap days come last. */
export function dayOf(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * daysInEra + yearOfEra * 365 + leapDays + dayOfYear - daysToEpoch;
}

export function dateOf(day: number): CivilDate {
  const shifted = day + daysToEpoch;
  const era = Math.floor(shifted / daysInEra);
  const dayOfEra = shifted - era * daysInEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

export const dayOfWall = (wall: number): number => Math.floor(wall / dayMs);

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
const four = (value: number): string => String(value).padStart(4, '0');

/** `2026-12-03`. */
export function dateText(day: number, mark = '-'): string {
  const date = dateOf(day);
  return four(date.year) + mark + two(date.month) + mark + two(date.day);
}

/** `2026-12-03T09:00:00`; without marks `20261203T090000`. */
export function wallText(
  wall: number,
  marks: { date: string; time: string } = { date: '-', time: ':' },
): string {
  const day = dayOfWall(wall);
  const seconds = Math.floor((wall - day * dayMs) / secondMs);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${dateText(day, marks.date)}T${time.map(two).join(marks.time)}`;
}

/** @throws {TimingError} time.invalid for a date that does not exist. */
export function parseDay(text: string): number {
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)) {
    return dayOf(year, month, day);
  }
  throw new TimingError('time.invalid', `There is no date ${text.slice(0, 10)}.`);
}

/** Of `2026-12-03T09:00:00`. A leap second is the one before it. @throws {TimingError} time.invalid */
export function parseWall(text: string): number {
  const hour = Number(text.slice(11, 13));
  const minute = Number(text.slice(14, 16));
  const second = Number(text.slice(17, 19));
  if (hour > 23 || minute > 59 || second > 60) {
    throw new TimingError('time.invalid', `There is no time ${text.slice(11)}.`);
  }
  const day = parseDay(text) * dayMs;
  return day + hour * hourMs + minute * minuteMs + Math.min(second, 59) * secondMs;
}
