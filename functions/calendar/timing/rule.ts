import { parseDay, parseWall } from './civil.ts';
import { TimingError } from './timing-error.ts';

const frequencies = [
  'YEARLY',
  'MONTHLY',
  'WEEKLY',
  'DAILY',
  'HOURLY',
  'MINUTELY',
  'SECONDLY',
] as const;
export type Frequency = (typeof frequencies)[number];

/** A day of the week; with `nth`, that one of a month or a year, counted from its end when negative. */
export interface RuleDay {
  /** 0 for Monday to 6 for Sunday. */
  readonly weekday: number;
  /** 0 for each of them. */
  readonly nth: number;
}

/** The end of a rule, part of it: a day, a wall time without zone, or an instant. See `civil.ts`. */
export type Until =
  | { readonly day: number }
  | { readonly wall: number }
  | { readonly instant: number };

/** An RRULE (RFC 5545, section 3.3.10), checked. Lists are in order; empty ones say nothing. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | undefined;
  readonly until: Until | undefined;
  readonly months: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly days: readonly RuleDay[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
  readonly positions: readonly number[];
  /** 0 for Monday to 6 for Sunday. */
  readonly weekStart: number;
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const parts = new Set(
  'FREQ INTERVAL COUNT UNTIL BYMONTH BYWEEKNO BYYEARDAY BYMONTHDAY BYDAY BYHOUR BYMINUTE BYSECOND BYSETPOS WKST'.split(
    ' ',
  ),
);
const untilPattern = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})(Z)?)?$/;

/**
 * @param text the value of an RRULE, such as `FREQ=WEEKLY;BYDAY=TH`.
 * @throws {TimingError} rule.invalid; rule.unsupported for other calendars than the Gregorian (RFC 7529) and parts that we do not know.
 */
export function parseRule(text: string): Rule {
  const given = partsOf(text);
  const frequency = frequencies.find((name) => name === given.get('FREQ'));
  if (!frequency) throw invalid(`FREQ is ${given.get('FREQ') ?? 'missing'}`);
  const list = (name: string, range: NumberRange) => numbersOf(name, given.get(name), range);
  return {
    frequency,
    interval: numberOf('INTERVAL', given.get('INTERVAL')) ?? 1,
    count: numberOf('COUNT', given.get('COUNT')),
    until: untilOf(given.get('UNTIL')),
    months: list('BYMONTH', { least: 1, most: 12 }),
    weekNumbers: list('BYWEEKNO', { least: 1, most: 53, fromEnd: true }),
    yearDays: list('BYYEARDAY', { least: 1, most: 366, fromEnd: true }),
    monthDays: list('BYMONTHDAY', { least: 1, most: 31, fromEnd: true }),
    days: daysOf(given.get('BYDAY'), frequency),
    hours: list('BYHOUR', { least: 0, most: 23 }),
    minutes: list('BYMINUTE', { least: 0, most: 59 }),
    // A leap second is the one before it.
    seconds: distinct(
      list('BYSECOND', { least: 0, most: 60 }).map((second) => Math.min(second, 59)),
    ),
    positions: list('BYSETPOS', { least: 1, most: 366, fromEnd: true }),
    weekStart: weekdayNamed(given.get('WKST') ?? 'MO'),
  };
}

const invalid = (what: string): TimingError =>
  new TimingError('rule.invalid', `The rule cannot be read: ${what.slice(0, 100)}.`);

function partsOf(text: string): Map<string, string> {
  const given = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value = ''] = part.split('=').map((piece) => piece.trim());
    if (name === '' || name.startsWith('X-')) continue;
    if (name === 'RSCALE' || name === 'SKIP') {
      throw new TimingError('rule.unsupported', 'Rules of other calendars (RSCALE) are not read.');
    }
    if (!parts.has(name)) {
      throw new TimingError(
        'rule.unsupported',
        `Nothing is known of ${name.slice(0, 40)} in a rule.`,
      );
    }
    if (given.has(name)) throw invalid(`${name} comes twice`);
    given.set(name, value);
  }
  return given;
}

function numberOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\+?\d{1,15}$/.test(value) && Number(value) > 0) return Number(value);
  throw invalid(`${name}=${value}`);
}

interface NumberRange {
  readonly least: number;
  readonly most: number;
  /** Whether negative ones count from the end. */
  readonly fromEnd?: boolean;
}

function numbersOf(
  name: string,
  value: string | undefined,
  { least, most, fromEnd = false }: NumberRange,
): readonly number[] {
  if (value === undefined) return [];
  const numbers = value.split(',').map((piece) => {
    const number = /^[+-]?\d{1,3}$/.test(piece) ? Number(piece) : Number.NaN;
    const size = fromEnd ? Math.abs(number) : number;
    if (size >= least && size <= most) return number;
    throw invalid(`${name}=${value}`);
  });
  return distinct(numbers);
}

const distinct = (numbers: readonly number[]): readonly number[] =>
  [...new Set(numbers)].sort((one, other) => one - other);

function daysOf(value: string | undefined, frequency: Frequency): readonly RuleDay[] {
  if (value === undefined) return [];
  const days = value.split(',').map((piece) => {
    const [, number, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(piece) ?? [];
    const nth = Number(number ?? 0);
    if (Math.abs(nth) > 53 || (number !== undefined && nth === 0)) throw invalid(`BYDAY=${value}`);
    if (nth !== 0 && frequency !== 'YEARLY' && frequency !== 'MONTHLY') {
      throw invalid(`${piece} in a rule that is neither monthly nor yearly`);
    }
    return { weekday: weekdayNamed(name), nth };
  });
  return days.filter(
    ({ weekday, nth }, index) =>
      days.findIndex((other) => other.weekday === weekday && other.nth === nth) === index,
  );
}

function weekdayNamed(name: string): number {
  const weekday = weekdays.indexOf(name);
  if (weekday < 0) throw invalid(`${name || 'nothing'} is no day of the week`);
  return weekday;
}

function untilOf(value: string | undefined): Until | undefined {
  if (value === undefined) return undefined;
  const [, year, month, day, hour, minute, second, utc] = untilPattern.exec(value) ?? [];
  if (year === undefined) throw invalid(`UNTIL=${value}`);
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { day: parseDay(date) };
  const wall = parseWall(`${date}T${hour}:${minute}:${second}`);
  return utc === undefined ? { wall } : { instant: wall };
}
