import type { Table } from '../../../shared/data/table.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { CounterRepository } from '../counters/counter-repository.ts';
import type { WebhookDeps } from './change-webhook.ts';
import type { DeliveryMessage } from './delivery.ts';
import type { DeliveryRepository } from './delivery-repository.ts';

/** What the staff API of webhooks works with. */
export interface OutboundDeps extends WebhookDeps {
  readonly table: Table;
  readonly counters: Pick<CounterRepository, 'read' | 'readMunicipality'>;
  readonly deliveries: DeliveryRepository;
  readonly queue: Queue<DeliveryMessage>;
}
