import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { NewId } from '../../shared/ids.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import type { MailQueue } from '../mail/index.ts';
import type { MerchantLinks } from './links.ts';
import type { PhotoQueue } from './photos/photo-message.ts';
import type { ErasedContacts } from './repository/erased-contacts.ts';
import type { MerchantRepository } from './repository/merchants.ts';

/** What the merchants' domain works with; entry files build it once, tests by hand. */
export interface MerchantDeps {
  readonly table: Table;
  readonly merchants: MerchantRepository;
  readonly erased: ErasedContacts;
  readonly mail: Pick<MailQueue, 'send'>;
  readonly links: MerchantLinks;
  readonly photos: PhotoQueue;
  readonly keys: KeyRing;
  readonly now: Clock;
  readonly newId: NewId;
}
