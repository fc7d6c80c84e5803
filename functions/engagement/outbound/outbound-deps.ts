import type { Table } from '../../../shared/data/table.ts';
import type { CounterRepository } from '../counters/counter-repository.ts';
import type { WebhookDeps } from './change-webhook.ts';
import type { DeliveryRepository } from './delivery-repository.ts';
import type { TestDeps } from './send-test.ts';

/** What the staff API of webhooks works with. */
export interface OutboundDeps extends WebhookDeps, TestDeps {
  readonly table: Table;
  readonly counters: Pick<CounterRepository, 'read' | 'readMunicipality'>;
  readonly deliveries: DeliveryRepository;
}
