import * as z from 'zod';
import { ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { HistoryEntry, Subscriber } from '../schema.ts';
import { addressKey, historyKey, subscriberKey } from './keys.ts';
import { memberWrites } from './member-item.ts';
import { fromItem, toItem } from './subscriber-item.ts';

export type SubscriberRepository = ReturnType<typeof createSubscriberRepository>;

const addressItemSchema = z.object({ id: z.string() });

/** Subscribers, with everything that must change together with them in one transaction. */
export function createSubscriberRepository(table: Table, { newId }: { newId: NewId }) {
  const historyWrites = (id: string, entries: readonly HistoryEntry[]): Write[] =>
    entries.map((entry) => ({ put: { pk: historyKey(id), sk: newId('evt'), ...entry } }));

  const unchanged = ({ version }: Subscriber) => ({
    expression: 'version = :version',
    values: { ':version': version },
  });

  return {
    async get(id: string): Promise<Subscriber | undefined> {
      const item = await table.get(subscriberKey(id), { consistent: true });
      return item && fromItem(item);
    },

    /** `address` in canonical form. */
    async findByAddress(address: string): Promise<Subscriber | undefined> {
      const item = await table.get(addressKey(address), { consistent: true });
      return item && this.get(addressItemSchema.parse(item).id);
    },

    /** By id; those that are gone are missing in the answer. Eventually consistent. */
    async getMany(ids: readonly string[]): Promise<Map<string, Subscriber>> {
      const items = await table.getMany(ids.map(subscriberKey));
      return new Map(items.map(fromItem).map((subscriber) => [subscriber.id, subscriber]));
    },

    /** By canonical address; unknown addresses are missing in the answer. */
    async findManyByAddress(addresses: readonly string[]): Promise<Map<string, Subscriber>> {
      const consistent = { consistent: true };
      const found = await table.getMany(addresses.map(addressKey), consistent);
      const ids = found.map((item) => addressItemSchema.parse(item).id);
      const items = await table.getMany(ids.map(subscriberKey), consistent);
      const subscribers = items.map(fromItem);
      return new Map(subscribers.map((subscriber) => [subscriber.address, subscriber]));
    },

    /** @throws {ConditionFailed} when the address has a subscriber already */
    async create(
      subscriber: Subscriber,
      entries: readonly HistoryEntry[],
      writes: readonly Write[] = [],
    ): Promise<void> {
      await table.transact([
        { put: { ...addressKey(subscriber.address), id: subscriber.id }, condition: ifAbsent },
        { put: toItem(subscriber), condition: ifAbsent },
        ...memberWrites(undefined, subscriber),
        ...historyWrites(subscriber.id, entries),
        ...writes,
      ]);
    },

    /** @throws {ConditionFailed} when someone else has changed the subscriber since `before` was read */
    async replace(
      before: Subscriber,
      after: Subscriber,
      entries: readonly HistoryEntry[],
      writes: readonly Write[] = [],
    ): Promise<void> {
      const item = toItem({ ...after, version: before.version + 1 });
      await table.transact([
        { put: item, condition: unchanged(before) },
        ...memberWrites(before, after),
        ...historyWrites(before.id, entries),
        ...writes,
      ]);
    },

    /** Removes all but the history. @throws {ConditionFailed} as {@link replace} */
    async remove(before: Subscriber, writes: readonly Write[] = []): Promise<void> {
      await table.transact([
        { remove: subscriberKey(before.id), condition: unchanged(before) },
        { remove: addressKey(before.address) },
        ...memberWrites(before, undefined),
        ...writes,
      ]);
    },
  };
}
