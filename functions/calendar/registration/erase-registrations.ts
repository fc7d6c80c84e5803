import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { unavailable } from '../../../shared/errors.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import { forget } from './end-place.ts';
import type { Registration, RegistrationRef } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';

const attempts = 5;

/** Forgets a registration; what it held goes to the next. Undefined when there is none (any more). */
export async function eraseRegistration(
  ref: RegistrationRef,
  deps: RegistrationDeps,
): Promise<Registration | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const present = await deps.registrations.get(ref);
    if (!present) return undefined;
    try {
      await forget(present, deps);
      return present;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
    await pauseBefore(attempt);
  }
  throw unavailable(undefined);
}

/** Forgets all registrations of an address; may be asked for again. Returns how many there were. */
export async function eraseRegistrations(address: string, deps: RegistrationDeps): Promise<number> {
  const refs = await deps.registrations.refsOf(address);
  for (const ref of refs) await eraseRegistration(ref, deps);
  return refs.length;
}

/** All that is held of an address here (GDPR, article 15), the oldest first. */
export async function readRegistrations(
  address: string,
  { registrations }: Pick<RegistrationDeps, 'registrations'>,
): Promise<Registration[]> {
  const refs = await registrations.refsOf(address);
  const found = await Promise.all(refs.map((ref) => registrations.get(ref)));
  return found.filter((one) => one !== undefined);
}
