import { dateOf, dayOf, monthLength, weekdayOf, yearLength } from './civil.ts';
import type { Rule, RuleDay } from './rule.ts';

/** First day of the week that a day is in. */
export const weekOf = (day: number, weekStart: number): number =>
  day - ((weekdayOf(day) - weekStart + 7) % 7);

/** First day of week 1: the first week with four days or more in the year. */
export const firstWeekOf = (year: number, weekStart: number): number =>
  weekOf(dayOf(year, 1, 4), weekStart);

export const weeksIn = (year: number, weekStart: number): number =>
  (firstWeekOf(year + 1, weekStart) - firstWeekOf(year, weekStart)) / 7;

/** The year by whose weeks a day is counted; at the turn of the year it may be another than the day's own. */
export function weekYearOf(day: number, weekStart: number): number {
  const { year } = dateOf(day);
  if (day < firstWeekOf(year, weekStart)) return year - 1;
  return day >= firstWeekOf(year + 1, weekStart) ? year + 1 : year;
}

/** Whether a day is one of those that the rule's lists name. The date is that of the day. */
export type DayFilter = (day: number, year: number, month: number, date: number) => boolean;

/** All lists that name days; what each of them does to a rule (table in RFC 5545, 3.3.10) comes down to this for whole periods. */
export function dayFilter(rule: Rule): DayFilter {
  const tests: DayFilter[] = [];
  const { months, monthDays, yearDays, weekNumbers, days } = rule;
  if (months.length > 0) tests.push((_, __, month) => months.includes(month));
  if (monthDays.length > 0) {
    tests.push((_, year, month, date) => isListed(monthDays, date, monthLength(year, month)));
  }
  if (days.length > 0) tests.push(weekdayTest(rule, days));
  if (yearDays.length > 0) {
    tests.push((day, year) => isListed(yearDays, day - dayOf(year, 1, 1) + 1, yearLength(year)));
  }
  if (weekNumbers.length > 0) tests.push(weekTest(rule));
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return (day, year, month, date) => tests.every((test) => test(day, year, month, date));
}

/** Whether a place, counted from 1, is in a list that may count from the end. */
const isListed = (list: readonly number[], place: number, length: number): boolean =>
  list.includes(place) || list.includes(place - length - 1);

function weekTest({ weekNumbers, weekStart }: Rule): DayFilter {
  return (day) => {
    const weekYear = weekYearOf(day, weekStart);
    const number = (weekOf(day, weekStart) - firstWeekOf(weekYear, weekStart)) / 7 + 1;
    return isListed(weekNumbers, number, weeksIn(weekYear, weekStart));
  };
}

/** The second Monday is one of the year in yearly rules without months, of the month in all others. */
function weekdayTest({ frequency, months }: Rule, days: readonly RuleDay[]): DayFilter {
  const each = new Set(days.flatMap(({ weekday, nth }) => (nth === 0 ? [weekday] : [])));
  const numbered = days.filter(({ nth }) => nth !== 0);
  const ofYear = frequency === 'YEARLY' && months.length === 0;
  return (day, year, month, date) => {
    const weekday = weekdayOf(day);
    if (each.has(weekday)) return true;
    if (numbered.length === 0) return false;
    const place = ofYear ? day - dayOf(year, 1, 1) + 1 : date;
    const length = ofYear ? yearLength(year) : monthLength(year, month);
    const fromStart = Math.ceil(place / 7);
    const fromEnd = -Math.ceil((length - place + 1) / 7);
    return numbered.some(
      (listed) =>
        listed.weekday === weekday && (listed.nth === fromStart || listed.nth === fromEnd),
    );
  };
}
