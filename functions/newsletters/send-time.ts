import { AppError } from '../../shared/errors.ts';
import { localZone, type WallTime } from '../../shared/time/local-time.ts';
import { instantOf } from '../../shared/time/wall-time.ts';
import type { Approval, IssueSchedule } from './issue.ts';

const dayMs = 86_400_000;

/** Local calendar days between two wall times, whatever the clock did in between. */
const daysBetween = (first: WallTime, second: WallTime): number =>
  Math.abs(Date.parse(first.slice(0, 10)) - Date.parse(second.slice(0, 10))) / dayMs;

/** `09:00` and `09:00:00` are one time. */
const isSameTime = (first: WallTime, second: WallTime): boolean =>
  Date.parse(`${first}Z`) === Date.parse(`${second}Z`);

/** Whether the approval covers this time: the one approved, or any on a day that the approver allowed. */
export const isApprovedTime = (
  wallTime: WallTime,
  sendAt: WallTime,
  { allowedMoveDays }: Approval,
): boolean =>
  isSameTime(wallTime, sendAt) ||
  (allowedMoveDays > 0 && daysBetween(wallTime, sendAt) <= allowedMoveDays);

/**
 * The instant of a time that a person picked, in Europe/Brussels; of one that comes twice, the first.
 * @throws {AppError} issue.schedule for a time that the clock skips, or that does not exist.
 */
export function pickedInstant(wallTime: WallTime): Date {
  try {
    return instantOf(wallTime, { zone: localZone, onGap: 'refuse' });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('issue.schedule', `There is no time ${wallTime.replace('T', ' ')}.`, {
      cause,
    });
  }
}

/**
 * @param revision of the issue once the schedule is written.
 * @throws {AppError} issue.schedule for a time that is skipped or past.
 */
export function scheduleFor(wallTime: WallTime, revision: number, present: Date): IssueSchedule {
  const at = pickedInstant(wallTime);
  if (at <= present) {
    throw new AppError('issue.schedule', `${wallTime.replace('T', ' ')} is past.`);
  }
  return { wallTime, zone: localZone, at: at.toISOString(), revision };
}
