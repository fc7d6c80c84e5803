import type { Key } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type HistoryEntry, historyEntrySchema } from '../schema.ts';
import { historyKey } from './keys.ts';

export type HistoryRepository = ReturnType<typeof createHistoryRepository>;

/** What happened to each subscriber, oldest first; written with the change itself by `subscribers.ts`. */
export function createHistoryRepository(table: Table) {
  return {
    async list(subscriberId: string): Promise<HistoryEntry[]> {
      const entries: HistoryEntry[] = [];
      const query = { pk: historyKey(subscriberId), consistent: true };
      for await (const item of table.queryAll(query)) entries.push(historyEntrySchema.parse(item));
      return entries;
    },

    async removeAll(subscriberId: string): Promise<void> {
      const pk = historyKey(subscriberId);
      const keys: Key[] = [];
      for await (const { sk } of table.queryAll({ pk, consistent: true, project: ['sk'] })) {
        keys.push({ pk, sk: String(sk) });
      }
      await table.writeMany([], keys);
    },
  };
}
