import { dayMs, hourMs, minuteMs, secondMs } from './civil.ts';
import { instantOf, type Moment, momentOf } from './moment.ts';
import type { Length } from './timing.ts';
import { TimingError } from './timing-error.ts';

/**
 * How long something lasts: days as calendars count them, which clocks may make 23 hours long, then milliseconds that pass
 * (RFC 5545, 3.3.6). An end that is given says how much time passes (3.8.5.3).
 */
export interface Span {
  readonly days: number;
  readonly ms: number;
}

const durationPattern = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const longestMs = 36_600 * dayMs;

/** Of nothing given: no time at all, which for whole days means one. */
export const noSpan: Span = { days: 0, ms: 0 };

/** @throws {TimingError} time.invalid, zone.unknown */
export function spanFrom(start: Moment, length: Length | undefined): Span {
  if (length === undefined) return noSpan;
  if ('duration' in length) return durationOf(length.duration);
  const end = momentOf(length.end, start.zone);
  if (start.allDay) return checked({ days: Math.ceil((end.wall - start.wall) / dayMs), ms: 0 });
  return checked({ days: 0, ms: instantOf(end) - instantOf(start) });
}

/**
 * @param text ISO 8601, such as `PT1H30M` or `P1D`.
 * @throws {TimingError} time.invalid
 */
export function durationOf(text: string): Span {
  const match = durationPattern.exec(text.trim().toUpperCase());
  if (!match || !/\d/.test(text)) {
    throw new TimingError('time.invalid', `${text.slice(0, 40)} is no duration.`);
  }
  const [, sign, ...numbers] = match;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = numbers.map((number) =>
    Number(number ?? 0),
  );
  if (sign === '-') return noSpan;
  return checked({
    days: weeks * 7 + days,
    ms: hours * hourMs + minutes * minuteMs + seconds * secondMs,
  });
}

/** What ends before it begins has no length. */
function checked({ days, ms }: Span): Span {
  if (days * dayMs + ms > longestMs) {
    throw new TimingError('time.invalid', 'It lasts longer than a hundred years.');
  }
  return { days: Math.max(0, days), ms: Math.max(0, ms) };
}

/** An instant. Whole days last one day at least. */
export function endOf({ allDay, wall, zone }: Moment, { days, ms }: Span): number {
  if (allDay) return zone.instantOf(wall + wholeDays({ days, ms }) * dayMs);
  return (days === 0 ? zone.instantOf(wall) : zone.instantOf(wall + days * dayMs)) + ms;
}

export const wholeDays = ({ days, ms }: Span): number => Math.max(1, days + Math.ceil(ms / dayMs));
