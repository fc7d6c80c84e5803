import { dateOf, dayMs, dayOf, dayOfWall, hourMs, minuteMs, secondMs } from './civil.ts';
import type { Frequency, Rule } from './rule.ts';
import { dayFilter } from './rule-day-filter.ts';
import { periodsOf, withDaysOfStart } from './rule-periods.ts';
import type { Steps } from './steps.ts';

/** A rule as periods in a row, each with the walls (see `civil.ts`) that it names. Number 0 holds the start of the rule. */
export interface Series {
  /** The first period that may hold this wall or a later one. */
  readonly numberAt: (wall: number) => number;
  readonly startOf: (number: number) => number;
  /** In order; before the start of the rule too. */
  readonly wallsIn: (number: number) => readonly number[];
  /** The next period in which there may be anything. */
  readonly after: (number: number) => number;
  /** How many walls each period holds, where all hold as many. */
  readonly perPeriod: number | undefined;
  /** More than this no period holds, before BYSETPOS chooses among them. */
  readonly mostPerPeriod: number;
}

export const seriesOf = (rule: Rule, start: number, steps: Steps): Series =>
  rule.frequency === 'HOURLY' || rule.frequency === 'MINUTELY' || rule.frequency === 'SECONDLY'
    ? seriesOfTimes(rule, start, rule.frequency, steps)
    : seriesOfDays(rule, start, steps);

function seriesOfDays(given: Rule, start: number, steps: Steps): Series {
  const startDay = dayOfWall(start);
  const rule = withDaysOfStart(given, startDay);
  const periods = periodsOf(rule, startDay);
  const times = timesOf(rule, start - startDay * dayMs, dayMs, steps);
  return {
    numberAt: (wall) => periods.numberAt(dayOfWall(wall)),
    startOf: (number) => periods.startOf(number) * dayMs,
    wallsIn: (number) => {
      const days = periods.daysIn(number, steps);
      steps.take(days.length * times.length);
      const walls = days.flatMap((day) => times.map((time) => day * dayMs + time));
      return atPositions(walls, rule.positions);
    },
    after: (number) => number + 1,
    perPeriod: namesAsManyDays(rule) ? mostDays[rule.frequency](rule) * times.length : undefined,
    mostPerPeriod: mostDays[rule.frequency](rule) * times.length,
  };
}

const namesAsManyDays = ({ frequency, ...rule }: Rule): boolean =>
  (frequency === 'WEEKLY' || (frequency === 'DAILY' && rule.days.length === 0)) &&
  rule.months.length + rule.weekNumbers.length + rule.yearDays.length === 0 &&
  rule.monthDays.length + rule.positions.length === 0;

const one = () => 1;
const mostDays: Readonly<Record<Frequency, (rule: Rule) => number>> = {
  YEARLY: () => 366,
  MONTHLY: () => 31,
  WEEKLY: ({ days }) => days.length,
  DAILY: one,
  HOURLY: one,
  MINUTELY: one,
  SECONDLY: one,
};

/** Times within a day, an hour or a minute, as distances from its beginning; what the rule leaves out is as at the start. */
function timesOf(rule: Rule, start: number, unit: number, steps: Steps): readonly number[] {
  let times = [0];
  const parts = [
    { of: dayMs, unit: hourMs, listed: rule.hours },
    { of: hourMs, unit: minuteMs, listed: rule.minutes },
    { of: minuteMs, unit: secondMs, listed: rule.seconds },
  ];
  for (const part of parts) {
    if (part.of > unit) continue;
    const named =
      part.listed.length > 0 ? part.listed : [Math.floor((start % part.of) / part.unit)];
    steps.take(times.length * named.length);
    times = times.flatMap((time) => named.map((value) => time + value * part.unit));
  }
  return times;
}

/** BYSETPOS: what is at these places, counted from 1, or from the end when negative. */
function atPositions(walls: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return walls;
  const places = positions.map((place) => (place < 0 ? walls.length + place : place - 1));
  return walls.filter((_, index) => places.includes(index));
}

const units = { HOURLY: hourMs, MINUTELY: minuteMs, SECONDLY: secondMs } as const;

function seriesOfTimes(
  rule: Rule,
  start: number,
  frequency: keyof typeof units,
  steps: Steps,
): Series {
  const unit = units[frequency];
  const first = Math.floor(start / unit);
  const times = timesOf(rule, start - first * unit, unit, steps);
  const startOf = (number: number) => (first + number * rule.interval) * unit;
  const numberAt = (wall: number) =>
    Math.max(0, Math.ceil((Math.floor(wall / unit) - first) / rule.interval));
  const obstacle = obstacleFinder(rule, unit);
  return {
    startOf,
    numberAt,
    wallsIn: (number) => {
      const wall = startOf(number);
      if (obstacle(wall) !== undefined) return [];
      steps.take(times.length);
      return atPositions(
        times.map((time) => wall + time),
        rule.positions,
      );
    },
    after: (number) => {
      const end = obstacle(startOf(number));
      return end === undefined ? number + 1 : Math.max(number + 1, numberAt(end));
    },
    perPeriod: hasNoLimit(rule, unit) ? times.length : undefined,
    mostPerPeriod: times.length,
  };
}

const hasNoLimit = (rule: Rule, unit: number): boolean =>
  rule.months.length + rule.weekNumbers.length + rule.yearDays.length + rule.monthDays.length ===
    0 &&
  rule.days.length + rule.hours.length + rule.positions.length === 0 &&
  (unit >= hourMs || rule.minutes.length === 0) &&
  (unit >= minuteMs || rule.seconds.length === 0);

/** Says until when the rule names nothing, of a time that it does not name: the end of that month, day, hour, minute or second. */
function obstacleFinder(rule: Rule, unit: number): (wall: number) => number | undefined {
  const endOfDays = daysObstacle(rule);
  const lists = [
    { of: dayMs, unit: hourMs, listed: rule.hours },
    { of: hourMs, unit: minuteMs, listed: rule.minutes },
    { of: minuteMs, unit: secondMs, listed: rule.seconds },
  ].filter(({ unit: own, listed }) => own >= unit && listed.length > 0);
  return (wall) => {
    const endOfDay = endOfDays(dayOfWall(wall));
    if (endOfDay !== undefined) return endOfDay;
    for (const { of, unit: own, listed } of lists) {
      const at = Math.floor(wall / own);
      if (!listed.includes(at - Math.floor(wall / of) * (of / own))) return (at + 1) * own;
    }
    return undefined;
  };
}

/** The same of days; remembers the last, since it is asked of all times of a day. */
function daysObstacle(rule: Rule): (day: number) => number | undefined {
  const filter = dayFilter(rule);
  let last = Number.NaN;
  let end: number | undefined;
  return (day) => {
    if (day === last) return end;
    last = day;
    const { year, month, day: date } = dateOf(day);
    if (rule.months.length > 0 && !rule.months.includes(month)) {
      end = dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1) * dayMs;
    } else {
      end = filter(day, year, month, date) ? undefined : (day + 1) * dayMs;
    }
    return end;
  };
}
