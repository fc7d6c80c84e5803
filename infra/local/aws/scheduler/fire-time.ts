import { createHash } from 'node:crypto';
import { parseExpression } from './expression.ts';
import type { Schedule } from './schedule.ts';

const minuteMs = 60_000;

/**
 * When a schedule that is due at `dueAt` really fires, in epoch milliseconds. AWS promises only the minute, or the
 * flexible window that starts with it, so each schedule has its own place there; a rate keeps its rhythm.
 */
export function fireTime(
  schedule: Pick<Schedule, 'name' | 'changedAt' | 'settings'>,
  dueAt: number,
  precision: 'minute' | 'exact',
): number {
  const { ScheduleExpression, ScheduleExpressionTimezone, FlexibleTimeWindow } = schedule.settings;
  const { kind } = parseExpression(ScheduleExpression, ScheduleExpressionTimezone);
  if (precision === 'exact' || kind === 'rate') return dueAt;
  const flexible =
    FlexibleTimeWindow.Mode === 'FLEXIBLE' ? (FlexibleTimeWindow.MaximumWindowInMinutes ?? 1) : 1;
  return Math.floor(dueAt / minuteMs) * minuteMs + placeOf(schedule) * flexible * minuteMs;
}

/** Between 0 and 1, the same at each firing of a schedule. */
function placeOf({ name, changedAt }: Pick<Schedule, 'name' | 'changedAt'>): number {
  return createHash('sha256').update(`${name} ${changedAt}`).digest().readUInt32BE() / 2 ** 32;
}
