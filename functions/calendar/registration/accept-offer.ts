import { AppError } from '../../../shared/errors.ts';
import { changeRegistration } from './change-registration.ts';
import { endPlace } from './end-place.ts';
import { nextReminder } from './next-due.ts';
import { payOwed } from './pay-owed.ts';
import { owing, type Registration, type RegistrationRef, takesPlace } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { acceptWrite } from './seats.ts';

/**
 * Accepts an offer; accepting again answers the same.
 * @throws {AppError} registration.not_found
 * @throws {AppError} registration.state when there is none, or it has run out: then the places go to the next.
 */
export async function acceptOffer(
  ref: RegistrationRef,
  deps: RegistrationDeps,
): Promise<Registration> {
  const event = await deps.events.get(ref.eventId);
  const hours = event?.registration?.remindHours ?? [];
  const now = deps.now();
  const after = await changeRegistration(ref, deps, (present) => {
    if (!isOpenOffer(present, now)) return undefined;
    const { until: _until, ...kept } = present;
    const remindAt = nextReminder(present.told, hours, now);
    const confirmed = {
      ...kept,
      state: 'confirmed' as const,
      confirmedAt: now.toISOString(),
      remindAt,
    };
    return {
      after: owing(confirmed, 'confirmed', now),
      also: [acceptWrite(present, present.places)],
    };
  });
  if (after.state === 'offered') await expireOffer(ref, deps);
  if (after.state === 'confirmed') return payOwed(after, deps);
  throw new AppError('registration.state', 'This offer has run out, or there was none.');
}

/** Whether places are kept for the person still. */
export const isOpenOffer = ({ state, until, told }: Registration, now: Date): boolean =>
  state === 'offered' &&
  until !== undefined &&
  Date.parse(until) > now.getTime() &&
  takesPlace(told);

/** Whether an offer was not accepted in time. None runs out while nothing takes place: nobody could accept it. */
export const hasRunOut = ({ state, until = '', told }: Registration, now: Date): boolean =>
  state === 'offered' && takesPlace(told) && until <= now.toISOString();

/** Ends an offer that has run out; its places go to the next in the line. */
export async function expireOffer(ref: RegistrationRef, deps: RegistrationDeps): Promise<void> {
  const now = deps.now();
  const applies = (present: Registration) => hasRunOut(present, now);
  await endPlace(ref, { state: 'lapsed', mail: 'offer-expired', applies }, deps);
}
