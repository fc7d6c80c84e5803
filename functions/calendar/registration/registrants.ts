import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { eraseRegistration } from './erase-registrations.ts';
import { noErasureJournal, type RegistrationErasureJournal } from './erasure-journal.ts';
import type { Registration } from './registration.ts';
import { createRegistrationRepository } from './registration-repository.ts';

interface Surroundings {
  readonly now: Clock;
  /** Where it is written down first what is forgotten; nowhere when absent, since it stands there already. */
  readonly journal?: RegistrationErasureJournal;
}

/** All registrations of one address, whatever the event: for people who ask what is held of them, or to be forgotten. */
export function createRegistrants(
  table: Table,
  keys: KeyRing,
  { now, journal = noErasureJournal }: Surroundings,
) {
  const registrations = createRegistrationRepository(table, keys);
  const deps = { table, registrations, journal, now };
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
