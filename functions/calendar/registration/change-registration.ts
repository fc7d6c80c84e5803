import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import { AppError, unavailable } from '../../../shared/errors.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import type { Registration, RegistrationRef } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { replaceWrite } from './registration-item.ts';

/** What becomes of a registration, and what is written with it. */
export interface Step {
  readonly after: Registration;
  readonly also?: readonly Write[];
}

const attempts = 6;

/**
 * Reads a registration, asks what is to become of it and writes that, again where somebody else was quicker. Undefined leaves it as
 * it is. Returns it as it is then.
 * @throws {AppError} registration.not_found
 */
export async function changeRegistration(
  ref: RegistrationRef,
  { table, registrations }: Pick<RegistrationDeps, 'table' | 'registrations'>,
  decide: (present: Registration) => Step | undefined,
): Promise<Registration> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const present = await registrations.get(ref);
    if (!present) throw new AppError('registration.not_found', 'There is no such registration.');
    const step = decide(present);
    if (!step) return present;
    try {
      await table.transact([replaceWrite(present, step.after), ...(step.also ?? [])]);
      return { ...step.after, version: present.version + 1 };
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
    await pauseBefore(attempt);
  }
  throw unavailable(undefined);
}
