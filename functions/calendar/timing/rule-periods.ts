import { dateOf, dayOf, monthLength, weekdayOf, yearLength } from './civil.ts';
import type { Rule } from './rule.ts';
import {
  type DayFilter,
  dayFilter,
  firstWeekOf,
  weekOf,
  weeksIn,
  weekYearOf,
} from './rule-day-filter.ts';
import type { Steps } from './steps.ts';

/** The years, months, weeks or days that a rule goes through; number 0 holds its start. */
export interface Periods {
  /** The first one that may hold this day or a later one. */
  readonly numberAt: (day: number) => number;
  readonly startOf: (number: number) => number;
  /** The days that the rule names in it, in order. */
  readonly daysIn: (number: number, steps: Steps) => readonly number[];
}

/**
 * What the rule leaves out is as its start has it (RFC 5545, 3.3.10): the day of the week, of the month or of the year.
 * @param startDay see `civil.ts`.
 */
export function withDaysOfStart(rule: Rule, startDay: number): Rule {
  const { frequency, weekNumbers, yearDays, monthDays, days } = rule;
  const { month, day } = dateOf(startDay);
  const weekday = [{ weekday: weekdayOf(startDay), nth: 0 }];
  if (frequency === 'WEEKLY') return days.length > 0 ? rule : { ...rule, days: weekday };
  if (frequency !== 'MONTHLY' && frequency !== 'YEARLY') return rule;
  if (yearDays.length + monthDays.length + days.length > 0) return rule;
  if (weekNumbers.length > 0) return { ...rule, days: weekday };
  if (frequency === 'MONTHLY') return { ...rule, monthDays: [day] };
  const months = rule.months.length > 0 ? rule.months : [month];
  return { ...rule, months, monthDays: [day] };
}

/** @param rule one that goes by days or longer, with nothing left out. */
export function periodsOf(rule: Rule, startDay: number): Periods {
  const filter = dayFilter(rule);
  switch (rule.frequency) {
    case 'YEARLY':
      return rule.weekNumbers.length > 0
        ? yearsOfWeeks(rule, startDay, filter)
        : years(rule, startDay, filter);
    case 'MONTHLY':
      return months(rule, startDay, filter);
    case 'WEEKLY':
      return runs(rule, { first: weekOf(startDay, rule.weekStart), length: 7 }, filter);
    default:
      return runs(rule, { first: startDay, length: 1 }, filter);
  }
}

const after = (distance: number, interval: number): number =>
  Math.max(0, Math.ceil(distance / interval));

/** Weeks or days: `length` days out of each `interval` times as many. */
function runs(
  rule: Rule,
  { first, length }: { first: number; length: number },
  filter: DayFilter,
): Periods {
  const { interval, days, weekStart } = rule;
  const startOf = (number: number) => first + number * interval * length;
  const isWeekly = length === 7;
  const places = isWeekly ? days.map(({ weekday }) => (weekday - weekStart + 7) % 7).sort() : [0];
  const isEach = namesNoDays(isWeekly ? { ...rule, days: [] } : rule);
  return {
    startOf,
    numberAt: (day) => after((day - first - length + 1) / length, interval),
    daysIn: (number, steps) => {
      steps.take(places.length);
      const start = startOf(number);
      const named = places.map((place) => start + place);
      return isEach ? named : named.filter((day) => isNamed(filter, day));
    },
  };
}

const namesNoDays = ({ months, weekNumbers, yearDays, monthDays, days }: Rule): boolean =>
  months.length + weekNumbers.length + yearDays.length + monthDays.length + days.length === 0;

function isNamed(filter: DayFilter, day: number): boolean {
  const { year, month, day: date } = dateOf(day);
  return filter(day, year, month, date);
}

const daysFrom = (start: number, length: number): number[] =>
  Array.from({ length }, (_, index) => start + index);

function months(rule: Rule, startDay: number, filter: DayFilter): Periods {
  const start = dateOf(startDay);
  const first = start.year * 12 + start.month - 1;
  const monthAt = (number: number) => first + number * rule.interval;
  return {
    numberAt: (day) => {
      const { year, month } = dateOf(day);
      return after(year * 12 + month - 1 - first, rule.interval);
    },
    startOf: (number) => dayOf(Math.floor(monthAt(number) / 12), (monthAt(number) % 12) + 1, 1),
    daysIn: (number, steps) => {
      const year = Math.floor(monthAt(number) / 12);
      return daysOfMonth(rule, filter, year, (monthAt(number) % 12) + 1, steps);
    },
  };
}

function years(rule: Rule, startDay: number, filter: DayFilter): Periods {
  const first = dateOf(startDay).year;
  const named = rule.months.length > 0 ? rule.months : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  return {
    numberAt: (day) => after(dateOf(day).year - first, rule.interval),
    startOf: (number) => dayOf(first + number * rule.interval, 1, 1),
    daysIn: (number, steps) => {
      const year = first + number * rule.interval;
      if (rule.yearDays.length > 0) return daysOfYear(rule, filter, year, steps);
      return named.flatMap((month) => daysOfMonth(rule, filter, year, month, steps));
    },
  };
}

function daysOfYear(rule: Rule, filter: DayFilter, year: number, steps: Steps): number[] {
  const length = yearLength(year);
  steps.take(rule.yearDays.length);
  return inOrder(rule.yearDays, length)
    .map((place) => dayOf(year, 1, 1) + place - 1)
    .filter((day) => isNamed(filter, day));
}

function daysOfMonth(
  { months, monthDays }: Rule,
  filter: DayFilter,
  year: number,
  month: number,
  steps: Steps,
): number[] {
  steps.take(1);
  if (months.length > 0 && !months.includes(month)) return [];
  const length = monthLength(year, month);
  const dates = monthDays.length > 0 ? inOrder(monthDays, length) : daysFrom(1, length);
  steps.take(dates.length);
  const first = dayOf(year, month, 1) - 1;
  return dates
    .filter((date) => filter(first + date, year, month, date))
    .map((date) => first + date);
}

/** Places that exist in something of this length, those counted from the end turned round. */
const inOrder = (places: readonly number[], length: number): number[] =>
  [...new Set(places.map((place) => (place < 0 ? length + 1 + place : place)))]
    .filter((place) => place >= 1 && place <= length)
    .sort((one, other) => one - other);

/** Years of whole weeks, which begin in the last days of December or the first of January. */
function yearsOfWeeks(rule: Rule, startDay: number, filter: DayFilter): Periods {
  const { weekStart, weekNumbers, interval } = rule;
  const first = weekYearOf(startDay, weekStart);
  const startOf = (number: number) => firstWeekOf(first + number * interval, weekStart);
  return {
    startOf,
    numberAt: (day) => after(weekYearOf(day, weekStart) - first, interval),
    daysIn: (number, steps) => {
      steps.take(7 * weekNumbers.length);
      const start = startOf(number);
      return inOrder(weekNumbers, weeksIn(first + number * interval, weekStart))
        .flatMap((week) => daysFrom(start + (week - 1) * 7, 7))
        .filter((day) => isNamed(filter, day));
    },
  };
}
