import { secondsAfter } from '../../../shared/clock.ts';
import { type Registration, type Told, takesPlace } from './registration.ts';

/** When the sweep is to look at a registration, if ever: no offer runs out while nothing takes place. ISO 8601. */
export function nextDue({ state, until, remindAt, owes, told }: Registration): string | undefined {
  const isTimed = state === 'pending' || (state === 'offered' && takesPlace(told));
  const times = [
    owes?.at,
    isTimed ? until : undefined,
    state === 'confirmed' ? remindAt : undefined,
  ];
  return times.filter((time) => time !== undefined).sort()[0];
}

/**
 * The next reminder after an instant; undefined when none is left, or nothing takes place.
 * @param hours before the start
 */
export function nextReminder(
  told: Told,
  hours: readonly number[],
  after: Date,
): string | undefined {
  if (!takesPlace(told)) return undefined;
  return hours
    .map((count) => secondsAfter(new Date(told.startsAt), -count * 3600))
    .filter((instant) => instant > after)
    .map((instant) => instant.toISOString())
    .sort()[0];
}
