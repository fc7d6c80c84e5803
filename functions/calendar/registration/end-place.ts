import type { Write } from '../../../shared/data/expressions.ts';
import { AppError } from '../../../shared/errors.ts';
import { changeRegistration } from './change-registration.ts';
import { offerPlaces } from './offer-places.ts';
import { payOwed } from './pay-owed.ts';
import {
  isActive,
  type OwedMail,
  owing,
  type Registration,
  type RegistrationRef,
  tookPlace,
} from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { releaseWrites, removeRegistration } from './release.ts';

interface Ending {
  readonly state: 'left' | 'cancelled' | 'lapsed';
  /** What the person is told; nobody is, of an address that nobody has confirmed. */
  readonly mail: OwedMail;
  /** What else is written in the same transaction. */
  readonly also?: readonly Write[];
  readonly cancelReason?: string;
  /** Whether it is to end, as it is now. */
  readonly applies?: (present: Registration) => boolean;
}

/**
 * Ends a registration, frees its places and offers them on. One that is over stays as it is.
 * @throws {AppError} registration.not_found
 */
export async function endPlace(
  ref: RegistrationRef,
  { state, mail, also = [], cancelReason, applies = isActive }: Ending,
  deps: RegistrationDeps,
): Promise<Registration> {
  const ended = await changeRegistration(ref, deps, (present) => {
    if (!isActive(present) || !applies(present)) return undefined;
    const { until: _until, ticket: _ticket, remindAt: _remind, ...kept } = present;
    const after: Registration = { ...kept, state, ...(cancelReason && { cancelReason }) };
    return {
      after: present.state === 'pending' ? after : owing(after, mail, deps.now()),
      also: [...releaseWrites(present, deps.now()), ...also],
    };
  });
  const told = await payOwed(ended, deps);
  await offerPlaces(ref, deps);
  return told;
}

/**
 * The person does not come. Of an address that was never confirmed nothing is kept, and no mail goes there. Who came, came: of what
 * is over nothing changes.
 */
export async function leave(ref: RegistrationRef, deps: RegistrationDeps): Promise<void> {
  const present = await deps.registrations.get(ref);
  if (!present) throw new AppError('registration.not_found', 'There is no such registration.');
  if (present.state === 'pending') await forget(present, deps);
  else {
    const applies = ({ told }: Registration) => !tookPlace(told, deps.now());
    await endPlace(ref, { state: 'left', mail: 'left', applies }, deps);
  }
}

/** Removes all of a registration, and offers on what it held. @throws {ConditionFailed} when it has changed since it was read */
export async function forget(registration: Registration, deps: RegistrationDeps): Promise<void> {
  await removeRegistration(registration, deps);
  await offerPlaces(registration, deps);
}
