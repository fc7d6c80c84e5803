import { weekdayOf } from '../local-day.ts';
import { dayOf, type PlainTime } from './write-time.ts';

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Parts beside FREQ that readers understand alike, by frequency; which of them go together says {@link isInStep}. */
const understood: Readonly<Record<string, readonly string[]>> = {
  DAILY: ['BYDAY', 'BYMONTH'],
  WEEKLY: ['BYDAY', 'BYMONTH'],
  MONTHLY: ['BYDAY', 'BYMONTHDAY', 'BYMONTH'],
  YEARLY: ['BYDAY', 'BYMONTHDAY', 'BYMONTH'],
};
const always = ['INTERVAL', 'COUNT', 'UNTIL', 'WKST'];

export type RuleParts = ReadonlyMap<string, string>;

/** `FREQ=WEEKLY;BYDAY=TH` part by part, in capitals; undefined for what is no rule. */
export function ruleParts(rule: string): RuleParts | undefined {
  const parts = rule.toUpperCase().split(';');
  const pairs = parts.map((part) => /^([A-Z]+)=([A-Z0-9,+-]+)$/.exec(part));
  const known = new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
  return known.has('') || known.size < parts.length ? undefined : known;
}

/**
 * The value of RRULE for what begins at this time; undefined for a rule that readers of calendars do not read alike. It is in
 * step with its start, since whether a start beside the rule counts is read both ways.
 */
export function plainRule(rule: string, start: PlainTime): string | undefined {
  const parts = ruleParts(rule);
  const by = understood[parts?.get('FREQ') ?? ''];
  if (!parts || !by) return undefined;
  const isPlain =
    [...parts.keys()].every((name) => name === 'FREQ' || [...by, ...always].includes(name)) &&
    !(parts.has('COUNT') && parts.has('UNTIL')) &&
    isEndPlain(parts.get('UNTIL'), start) &&
    isInStep(parts, dayOf(start));
  return isPlain ? [...parts].map(([name, value]) => `${name}=${value}`).join(';') : undefined;
}

/** A date for whole days, else an instant, as RFC 5545 asks. */
const isEndPlain = (until: string | undefined, start: PlainTime): boolean =>
  until === undefined || ('day' in start ? /^\d{8}$/ : /^\d{8}T\d{6}Z$/).test(until);

function isInStep(parts: RuleParts, day: string): boolean {
  const numbers = (name: string): number[] | undefined => parts.get(name)?.split(',').map(Number);
  const [, month = 0, date = 0] = day.split('-').map(Number);
  const months = numbers('BYMONTH');
  const dates = numbers('BYMONTHDAY');
  const weekdays = parts.get('BYDAY')?.split(',');
  const isMonthly = parts.get('FREQ') === 'MONTHLY';
  const isYearly = parts.get('FREQ') === 'YEARLY';
  if (months && !months.includes(month)) return false;
  if (isYearly && !months && (dates || weekdays)) return false;
  if (dates && weekdays) return false;
  if (dates) return dates.includes(date) && dates.every((one) => one >= 1 && one <= 28);
  if (weekdays) return isDayInStep(weekdays, day, isMonthly || isYearly);
  // Months without that day are left out by some, and end earlier for others.
  return !(isMonthly || isYearly) || date <= 28;
}

/** `TH`, and within months `1SU` and `-1SU` too. */
function isDayInStep(weekdays: readonly string[], day: string, withinMonths: boolean): boolean {
  const date = Number(day.slice(8));
  const name = days[weekdayOf(day) - 1] ?? '';
  const daysOfMonth = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0));
  const fromStart = Math.ceil(date / 7);
  const fromEnd = -Math.ceil((daysOfMonth.getUTCDate() - date + 1) / 7);
  const fitting = withinMonths
    ? [name, fromStart + name, `+${fromStart}${name}`, fromEnd + name]
    : [name];
  const readable = withinMonths ? /^(?:[+-]?[1-4])?[A-Z]{2}$/ : /^[A-Z]{2}$/;
  return (
    weekdays.some((one) => fitting.includes(one)) && weekdays.every((one) => readable.test(one))
  );
}
