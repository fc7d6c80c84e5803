import { AppError } from '../../../shared/errors.ts';
import type { CampaignEvent } from '../events/event.ts';
import { factsOf } from '../events/facts-of.ts';
import { dayAfter } from '../local-day.ts';
import type { CalendarTime, EventStatus } from '../timing/timing.ts';
import { timesWindow } from './conflicts.ts';
import type { Corrections } from './correct-event.ts';
import { occurrenceName } from './correction-name.ts';
import { type TimeFact, timeNamed } from './fact-named.ts';
import { isOnceKey, type OccurrenceCorrection } from './occurrence-correction.ts';

/** What staff say of one time; what they leave out stays as it is. */
export interface TimeEdit {
  /** See `Occurrence.key`. */
  readonly key: string;
  readonly times?: Pick<OccurrenceCorrection, 'start' | 'end'>;
  readonly status?: EventStatus;
}

/**
 * The corrections that say so. Whether something takes place that does so once is said of the whole.
 * @throws {AppError} event.state for a time that the event does not have
 */
export function correctionsOfTime(
  event: CampaignEvent,
  { key, times, status }: TimeEdit,
  now: Date,
): Corrections {
  const present = timeNamed(factsOf(event), key, timesWindow(now));
  if (!present) throw new AppError('event.state', 'This event has no such time.');
  const isOnce = isOnceKey(key);
  if (isOnce && key !== 'once' && status) {
    throw new AppError('event.state', 'Leave this time out of the event, or cancel all of it.');
  }
  const value = { ...timesOf(present), ...times, status: status ?? present.status };
  return {
    ...((times || !isOnce) && { [occurrenceName(key)]: value }),
    ...(isOnce && status && { status }),
  };
}

function timesOf({
  startsAt,
  endsAt,
  days,
}: TimeFact): Pick<OccurrenceCorrection, 'start' | 'end'> {
  return days
    ? { start: { date: days.first }, end: { date: dayAfter(days.last, 1) } }
    : { start: inUtc(startsAt), end: inUtc(endsAt) };
}

const inUtc = (instant: string): CalendarTime => ({ wall: instant.slice(0, 19), zone: 'UTC' });
