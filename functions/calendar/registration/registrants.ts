import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { eraseRegistration } from './erase-registrations.ts';
import { noErasureJournal } from './erasure-journal.ts';
import type { Registration } from './registration.ts';
import { createRegistrationRepository } from './registration-repository.ts';

/** All registrations of one address, whatever the event: for people who ask what is held of them, or to be forgotten. */
export function createRegistrants(table: Table, keys: KeyRing, now: Clock) {
  const registrations = createRegistrationRepository(table, keys);
  const deps = { table, registrations, journal: noErasureJournal, now };
  return {
    name: 'registrations' as const,

    /** GDPR, articles 15 and 20. */
    async read(address: string): Promise<Registration[]> {
      const refs = await registrations.refsOf(address);
      const found = await Promise.all(refs.map((ref) => registrations.get(ref)));
      return found.filter((one) => one !== undefined);
    },

    /** Bears repetition. What comes free is offered on by the sweep. */
    async erase(address: string): Promise<void> {
      const refs = await registrations.refsOf(address);
      for (const ref of refs) await eraseRegistration(ref, deps);
    },
  };
}
