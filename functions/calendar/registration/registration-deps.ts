import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import type { MailQueue } from '../../mail/index.ts';
import type { EventRepository } from '../events/event-repository.ts';
import {
  createRegistrationRepository,
  type RegistrationRepository,
} from './registration-repository.ts';

/** What the functions that deal with registrations have: pages, staff API and sweep alike. */
export interface RegistrationSurroundings {
  readonly table: Table;
  readonly events: Pick<EventRepository, 'get' | 'read'>;
  readonly keys: KeyRing;
  readonly mail: Pick<MailQueue, 'send' | 'sendOnce'>;
  readonly now: Clock;
  readonly newId: NewId;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

/** What registering works with. */
export interface RegistrationDeps extends RegistrationSurroundings {
  readonly registrations: RegistrationRepository;
}

export const registrationDeps = (around: RegistrationSurroundings): RegistrationDeps => ({
  ...around,
  registrations: createRegistrationRepository(around.table, around.keys),
});
