import { type Clock, daysAfter, epochSeconds, secondsAfter } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';
import { type Item, ifAbsent } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type Delivery, type DeliveryMessage, deliverySchema } from './delivery.ts';
import {
  deliveriesDuePartition,
  deliveryKey,
  deliveryPrefix,
  webhookPartition,
} from './webhook-keys.ts';

/** Days that staff may look at what was sent. */
const keptDays = 30;
/** Seconds for which nobody else tries: longer than the function that does may run. */
const leaseSeconds = 120;

export type DeliveryRepository = ReturnType<typeof createDeliveryRepository>;

export function createDeliveryRepository(table: Table, now: Clock) {
  /** @throws {ConditionFailed} when another attempt was made meanwhile */
  const replace = (before: Delivery, after: Delivery): Promise<void> =>
    table.put(itemOf(after), {
      expression: 'attempts = :attempts AND #state = :due',
      names: { '#state': 'state' },
      values: { ':attempts': before.attempts, ':due': 'due' },
    });

  return {
    async get({ webhookId, name }: DeliveryMessage): Promise<Delivery | undefined> {
      const item = await table.get(deliveryKey(webhookId, name), { consistent: true });
      return item && deliverySchema.parse(item);
    },

    /** Once for each name: one that is there already stays as it is. */
    async create(delivery: Delivery): Promise<void> {
      try {
        await table.put(itemOf(delivery), ifAbsent);
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
      }
    },

    /** Takes the next attempt for the caller alone; undefined when somebody else has it. */
    async claim(delivery: Delivery): Promise<Delivery | undefined> {
      const nextAt = secondsAfter(now(), leaseSeconds).toISOString();
      const claimed = { ...delivery, attempts: delivery.attempts + 1, nextAt };
      try {
        await replace(delivery, claimed);
        return claimed;
      } catch (error) {
        if (error instanceof ConditionFailed) return undefined;
        throw error;
      }
    },

    replace,

    /** The newest first. */
    async list(
      webhookId: string,
      { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
    ): Promise<{ readonly deliveries: Delivery[]; readonly cursor: string | undefined }> {
      const pk = webhookPartition(webhookId);
      const page = await table.query({
        pk,
        sortKey: { beginsWith: deliveryPrefix },
        descending: true,
        limit,
        startAfter: decodeCursor(cursor, { pk }),
      });
      const deliveries = page.items.map((item) => deliverySchema.parse(item));
      return { deliveries, cursor: encodeCursor(page.next) };
    },

    /** To be tried by now. The index may be a moment behind. */
    async *due(): AsyncGenerator<DeliveryMessage> {
      const sortKey = { from: '0', to: `${now().toISOString()}~` };
      const query = { index: 'gsi2' as const, pk: deliveriesDuePartition, sortKey };
      for await (const item of table.queryAll(query)) {
        const { webhookId, name } = deliverySchema.parse(item);
        yield { webhookId, name };
      }
    },
  };
}

const itemOf = (delivery: Delivery): Item => {
  const { webhookId, name, state, nextAt, createdAt } = delivery;
  return {
    ...deliveryKey(webhookId, name),
    ...delivery,
    expiresAt: epochSeconds(daysAfter(new Date(createdAt), keptDays)),
    ...(state === 'due' && {
      gsi2pk: deliveriesDuePartition,
      gsi2sk: `${nextAt ?? createdAt}#${webhookId}#${name}`,
    }),
  };
};
