import { Temporal } from 'temporal-polyfill';
import { AppError } from '../errors.ts';
import { localZone, type WallTime } from './local-time.ts';

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

/** The wall time of an instant in Europe/Brussels, cut off at the minute or the second. */
export const wallTimeOf = (
  instant: Date,
  { smallestUnit = 'minute' }: { smallestUnit?: 'minute' | 'second' } = {},
): WallTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(localZone)
    .toPlainDateTime()
    .toString({ smallestUnit });
