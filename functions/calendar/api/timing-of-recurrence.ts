import { AppError } from '../../../shared/errors.ts';
import { localZone } from '../../../shared/time/local-time.ts';
import { instantOf } from '../../../shared/time/wall-time.ts';
import { dayAfter } from '../local-day.ts';
import type { CalendarTime, Length, RuledPart } from '../timing/timing.ts';
import { isDay, type Recurrence, type Repeat } from './recurrence-input.ts';

export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * What the editor has, in the words of RFC 5545.
 * @throws {AppError} event.timing for a time that a person chose and that the clock skips
 */
export function timingOfRecurrence(recurrence: Recurrence): RuledPart {
  const { start, end, repeat, extra, except, changes } = recurrence;
  for (const { start: chosen } of [recurrence, ...extra, ...changes]) {
    if (chosen !== undefined) refuseSkipped(chosen);
  }
  return {
    kind: 'ruled',
    start: timeOf(start),
    length: lengthTo(end),
    rules: repeat ? [ruleOf(repeat, start)] : [],
    extra: extra.map((one) => ({
      start: timeOf(one.start),
      ...(one.end !== undefined && { length: lengthTo(one.end) }),
    })),
    except: except.map(timeOf),
    changes: changes.map((change) => ({
      recurrenceId: timeOf(change.of),
      range: 'one' as const,
      ...(change.cancelled && { status: 'cancelled' as const }),
      ...(change.start !== undefined && { start: timeOf(change.start) }),
      ...(change.end !== undefined && { length: lengthTo(change.end) }),
    })),
  };
}

const timeOf = (time: string): CalendarTime =>
  isDay(time) ? { date: time } : { wall: `${time}:00`, zone: localZone };

/** RFC 5545 has the day after the last. */
const lengthTo = (end: string): Length => ({
  end: isDay(end) ? { date: dayAfter(end, 1) } : timeOf(end),
});

function refuseSkipped(time: string): void {
  if (isDay(time)) return;
  try {
    instantOf(time, { onGap: 'refuse' });
  } catch (error) {
    if (error instanceof AppError) throw new AppError('event.timing', error.message);
    throw error;
  }
}

function ruleOf(repeat: Repeat, start: string): string {
  const { frequency, interval, weekdays, nth, monthDays, months, ends } = repeat;
  const isOfMonth = frequency === 'monthly' || frequency === 'yearly';
  const days = [
    ...(frequency === 'weekly' ? weekdays.toSorted().map(codeOf) : []),
    ...(isOfMonth ? nth.map(({ weekday, place }) => `${place}${codeOf(weekday)}`) : []),
  ];
  const parts = [
    `FREQ=${frequency.toUpperCase()}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(months.length > 0 ? [`BYMONTH=${months.join(',')}`] : []),
    ...(isOfMonth && monthDays.length > 0 ? [`BYMONTHDAY=${monthDays.join(',')}`] : []),
    ...(days.length > 0 ? [`BYDAY=${days.join(',')}`] : []),
    ...(ends && 'count' in ends ? [`COUNT=${ends.count}`] : []),
    ...(ends && 'until' in ends ? [`UNTIL=${untilOf(ends.until, start)}`] : []),
  ];
  return parts.join(';');
}

const codeOf = (weekday: number): string => weekdayCodes[weekday - 1] ?? '';

/** A day for whole days, else the last second of it in UTC (RFC 5545, section 3.3.10). */
function untilOf(day: string, start: string): string {
  if (isDay(start)) return day.replaceAll('-', '');
  const last = instantOf(`${day}T23:59:59`, { onGap: 'forward' }).toISOString();
  return `${last.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
