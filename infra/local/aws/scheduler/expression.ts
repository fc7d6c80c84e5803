import awsCronParser from 'aws-cron-parser';
import { Temporal } from 'temporal-polyfill';
import { AwsError } from '../call.ts';

const unitMs: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** When a schedule is due, in epoch milliseconds. */
export interface ScheduleExpression {
  kind: 'at' | 'cron' | 'rate';
  /**
   * First time due after `after`. A rate counts from `anchor`, when the schedule was made, and is due at once;
   * one-time schedules are due once, whenever `after` is.
   */
  nextAfter(after: number, anchor: number): number | undefined;
}

/**
 * Reads `at(…)`, `cron(…)` and `rate(…)`, the first two in wall time of a zone. By the rules of
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html a cron time that the clock skips is
 * skipped, one that comes twice fires once.
 * @throws AwsError `ValidationException`.
 */
export function parseExpression(expression: string, timeZone: string): ScheduleExpression {
  const [, kind, inner = ''] = /^(at|cron|rate)\((.*)\)$/.exec(expression.trim()) ?? [];
  try {
    if (kind === 'at') return oneTime(inner, timeZone);
    if (kind === 'cron') return cron(inner, timeZone);
    if (kind === 'rate') return rate(inner);
  } catch (cause) {
    throw invalid(expression, String(cause));
  }
  throw invalid(expression, 'It is none of at(), cron() and rate().');
}

function invalid(expression: string, why: string): AwsError {
  return new AwsError('ValidationException', `Invalid Schedule Expression ${expression}. ${why}`);
}

function oneTime(inner: string, timeZone: string): ScheduleExpression {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inner)) throw new Error('Not yyyy-mm-ddThh:mm:ss.');
  const due = Temporal.PlainDateTime.from(inner).toZonedDateTime(timeZone).epochMilliseconds;
  return { kind: 'at', nextAfter: () => due };
}

function rate(inner: string): ScheduleExpression {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(inner) ?? [];
  const period = Number(count) * (unitMs[unit] ?? 0);
  if (!(period > 0)) throw new Error('Not a positive number of minutes, hours or days.');
  return {
    kind: 'rate',
    nextAfter: (after, anchor) => {
      const periods = after < anchor ? 0 : Math.floor((after - anchor) / period) + 1;
      return anchor + periods * period;
    },
  };
}

function cron(inner: string, timeZone: string): ScheduleExpression {
  if (inner.trim().split(/\s+/).length !== 6) throw new Error('cron needs six fields.');
  const parsed = awsCronParser.parse(inner.trim().replace(/\s+/g, ' '));
  return {
    kind: 'cron',
    nextAfter: (after) => {
      // The parser counts in UTC, so it is given the wall clock as if it were UTC.
      let wall: Date | null = new Date(wallClock(after, timeZone));
      for (;;) {
        wall = awsCronParser.next(parsed, wall);
        if (!wall) return undefined;
        const due = instantOf(wall, timeZone);
        if (due !== undefined && due > after) return due;
      }
    },
  };
}

function wallClock(instant: number, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return zoned.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds;
}

/** The first time a wall clock shows this; undefined for a time it skips. */
function instantOf(wall: Date, timeZone: string): number | undefined {
  const plain = Temporal.PlainDateTime.from(wall.toISOString().slice(0, 19));
  const zoned = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(plain) ? zoned.epochMilliseconds : undefined;
}
