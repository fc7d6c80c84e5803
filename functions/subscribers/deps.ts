import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { NewId } from '../../shared/ids.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import type { MailQueue } from '../mail/index.ts';
import type { Links } from './links.ts';
import type { SubscriberRepository } from './repository/subscribers.ts';
import type { SuppressionRepository } from './repository/suppressions.ts';

/** What the subscribers' domain works with; entry files build it once, tests by hand. */
export interface SubscriberDeps {
  readonly table: Table;
  readonly subscribers: SubscriberRepository;
  readonly suppressions: SuppressionRepository;
  readonly mail: Pick<MailQueue, 'send'>;
  readonly links: Links;
  readonly keys: KeyRing;
  readonly now: Clock;
  readonly newId: NewId;
}
