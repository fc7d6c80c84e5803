import type { Table } from '../../../shared/data/table.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { eraseRegistration } from './erase-registrations.ts';
import { noErasureJournal, type RegistrationErasure } from './erasure-journal.ts';
import { createRegistrationRepository } from './registration-repository.ts';

/**
 * Erases once more, in a table that was restored, the registration that a line of the journal names; the sweep offers on
 * what it held. Who has registered anew since keeps that. Returns whether the restored table still held it. Bears repetition.
 */
export function createReplayRegistrationErasure(table: Table, keys: KeyRing) {
  const registrations = createRegistrationRepository(table, keys);

  return async ({ registrationId, eventId, key, at }: RegistrationErasure): Promise<boolean> => {
    const now = () => new Date(at);
    const deps = { table, registrations, journal: noErasureJournal, now };
    const erased = await eraseRegistration({ id: registrationId, eventId, key }, deps);
    return erased !== undefined;
  };
}
