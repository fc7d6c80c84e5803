import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError, unavailable } from '../../../shared/errors.ts';
import { offerPlaces } from './offer-places.ts';
import { readOpen } from './open-occurrence.ts';
import { payOwed } from './pay-owed.ts';
import type { Registration, RegistrationRef } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { findableWrites, replaceWrite } from './registration-item.ts';
import { takePlace } from './take-place.ts';
import { toldOf } from './told.ts';

const attempts = 4;

/**
 * Takes the places of whoever confirms, or a place in the line. Confirming again changes nothing and answers the same.
 * @throws {AppError} token.expired when it was forgotten meanwhile
 * @throws {AppError} registration.closed, registration.full: then it goes on waiting for its confirmation
 */
export async function confirmRegistration(
  ref: RegistrationRef,
  deps: RegistrationDeps,
): Promise<Registration> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const present = await deps.registrations.get(ref);
    if (!present) throw new AppError('token.expired', 'This link has expired.');
    if (present.state !== 'pending') return payOwed(present, deps);
    const confirmed = await takeFor(present, deps);
    if (confirmed) return settled(confirmed, deps);
  }
  throw unavailable(undefined);
}

/** Undefined where somebody else has changed the registration or its event. */
async function takeFor(
  present: Registration,
  deps: RegistrationDeps,
): Promise<Registration | undefined> {
  const open = await readOpen(present, deps);
  const wanted = { ...present, told: toldOf(open.event, open.occurrence), nis: open.event.nis };
  const write = (after: Registration) => [replaceWrite(present, after), ...findableWrites(after)];
  try {
    const taken = await takePlace(wanted, { open, write }, deps);
    return { ...taken, version: present.version + 1 };
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined;
    throw error;
  }
}

/** Tells the person, and looks whether somebody who joined the line fits into what others left free. */
export async function settled(
  registration: Registration,
  deps: RegistrationDeps,
): Promise<Registration> {
  const told = await payOwed(registration, deps);
  if (told.state !== 'waiting') return told;
  await offerPlaces(told, deps);
  return (await deps.registrations.get(told)) ?? told;
}
