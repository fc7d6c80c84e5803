import { Temporal } from 'temporal-polyfill';
import { AppError } from '../errors.ts';

/** The zone in which people of the programme choose times. */
export const localZone = 'Europe/Brussels';

/** A time as a person chose it, without offset: `2026-11-28T09:00`. */
export type WallTime = string;

export const wallTimePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * The instant of a wall time. One that comes twice (clocks go back) means the first.
 * `onGap`: one that does not exist (clocks go forward) is refused when a person picked it, and shifts
 * forward by the length of the gap when a rule made it.
 * @throws {AppError} issue.schedule
 */
export function instantOf(
  wallTime: WallTime,
  { zone = localZone, onGap }: { zone?: string; onGap: 'refuse' | 'forward' },
): Date {
  const local = Temporal.PlainDateTime.from(wallTime);
  const zoned = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (onGap === 'refuse' && !zoned.toPlainDateTime().equals(local)) {
    throw new AppError(
      'issue.schedule',
      `The clock skips ${wallTime.replace('T', ' ')} in ${zone}. Choose another time.`,
    );
  }
  return new Date(zoned.epochMilliseconds);
}

/** The wall time of an instant in the zone. */
export const wallTimeOf = (instant: Date, zone = localZone): WallTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
