import { dateOf, dayMs, dayOf, dayOfWall, monthLength } from './civil.ts';
import type { Rule } from './rule.ts';
import { type Series, seriesOf } from './rule-series.ts';
import type { Steps } from './steps.ts';
import { TimingError } from './timing-error.ts';

/** Those of fifty years of days; more at a time are no event that anybody could read about. */
const mostOccurrences = 20_000;

/** Walls (see `civil.ts`); `to` is not part of it. */
export interface WallRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The walls that a rule names from its start on, in order, without regard to its UNTIL. A start that the rule does not
 * name is not among them, and counts as the first of its COUNT (RFC 5545, 3.3.10).
 * @throws {TimingError} rule.never, rule.too_many_steps, rule.too_many_occurrences
 */
export function wallsOf(
  rule: Rule,
  start: number,
  range: WallRange,
  steps: Steps,
): readonly number[] {
  const series = seriesOf(rule, start, steps);
  if (!datesExist(rule) || !positionsExist(rule, series)) throw never();
  const from = Math.max(range.from, start);
  const walls =
    rule.count === undefined
      ? collect(series, { from, to: range.to }, steps)
      : collectCounted(series, start, { from, to: range.to }, rule.count, steps);
  if (walls.length === 0) refuseNever(series, start, steps);
  return walls;
}

function collect(series: Series, { from, to }: WallRange, steps: Steps): readonly number[] {
  const walls: number[] = [];
  if (from >= to) return walls;
  let number = series.numberAt(from);
  while (series.startOf(number) < to) {
    steps.take(1);
    for (const wall of series.wallsIn(number)) {
      if (wall >= from && wall < to) walls.push(wall);
    }
    refuseTooMany(walls);
    number = series.after(number);
  }
  return walls;
}

function refuseTooMany(walls: readonly number[]): void {
  if (walls.length <= mostOccurrences) return;
  throw new TimingError(
    'rule.too_many_occurrences',
    `The rule has more than ${mostOccurrences} times in this period.`,
  );
}

function collectCounted(
  series: Series,
  start: number,
  range: WallRange,
  count: number,
  steps: Steps,
): readonly number[] {
  if (series.perPeriod === undefined) return collectOneByOne(series, start, range, count, steps);
  const last = lastCounted(series, start, range, count);
  return collect(series, { from: range.from, to: Math.min(range.to, last + 1) }, steps);
}

/** The last wall that counts, reckoned; any one at or after the end of the range stands for all behind it. */
function lastCounted(
  { perPeriod = 1, ...series }: Series,
  start: number,
  { to }: WallRange,
  count: number,
): number {
  const first = series.wallsIn(0).filter((wall) => wall >= start);
  const rest = first[0] === start ? count : count - 1;
  if (rest <= first.length) return first[rest - 1] ?? start - 1;
  const behind = rest - first.length;
  const number = Math.ceil(behind / perPeriod);
  if (series.startOf(number) >= to) return to;
  return series.wallsIn(number)[(behind - 1) % perPeriod] ?? to;
}

function collectOneByOne(
  series: Series,
  start: number,
  { from, to }: WallRange,
  count: number,
  steps: Steps,
): readonly number[] {
  const walls: number[] = [];
  let left: number | undefined;
  for (let number = 0; series.startOf(number) < to; number = series.after(number)) {
    steps.take(1);
    for (const wall of series.wallsIn(number)) {
      if (wall < start) continue;
      left ??= wall === start ? count : count - 1;
      if (left === 0 || wall >= to) return walls;
      left -= 1;
      if (wall >= from) walls.push(wall);
    }
    refuseTooMany(walls);
  }
  return walls;
}

/** After so many years the Gregorian calendar begins again. */
const cycleYears = 400;

/** A rule without any time in a whole cycle has none ever, whatever period is asked for. */
function refuseNever(series: Series, start: number, steps: Steps): void {
  const { year } = dateOf(dayOfWall(start));
  const end = dayOf(year + cycleYears, 1, 1) * dayMs;
  for (let number = 0; series.startOf(number) < end; number = series.after(number)) {
    steps.take(1);
    if (series.wallsIn(number).some((wall) => wall >= start)) return;
  }
  throw never();
}

const never = (): TimingError =>
  new TimingError('rule.never', 'The rule names no time that ever comes, such as 30 February.');

/** Whether any of its months is as long as any of its dates asks for. */
function datesExist({ months, monthDays }: Rule): boolean {
  if (months.length === 0 || monthDays.length === 0) return true;
  const leapYear = 2000;
  return months.some((month) =>
    monthDays.some((date) => Math.abs(date) <= monthLength(leapYear, month)),
  );
}

const positionsExist = ({ positions }: Rule, { mostPerPeriod }: Series): boolean =>
  positions.length === 0 || positions.some((place) => Math.abs(place) <= mostPerPeriod);
