import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { unavailable } from '../../../shared/errors.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import type { RegistrationErasureJournal } from './erasure-journal.ts';
import type { Registration, RegistrationRef } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { removeRegistration } from './release.ts';

interface Deps extends Pick<RegistrationDeps, 'table' | 'registrations' | 'now'> {
  readonly journal: RegistrationErasureJournal;
}

const attempts = 5;

/**
 * Forgets a registration; the sweep offers on what it held. The journal is written first. Undefined when there is none
 * (any more).
 */
export async function eraseRegistration(
  ref: RegistrationRef,
  deps: Deps,
): Promise<Registration | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const present = await deps.registrations.get(ref);
    if (!present) return undefined;
    const { id: registrationId, eventId, key } = present;
    const at = deps.now().toISOString();
    await deps.journal.record({ version: 1, at, eventId, key, registrationId });
    try {
      await removeRegistration(present, deps);
      return present;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
    await pauseBefore(attempt);
  }
  throw unavailable(undefined);
}
