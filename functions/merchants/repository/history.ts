import type { Key } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type HistoryEntry, historyEntrySchema } from '../history.ts';
import { historyKey } from './keys.ts';

export type MerchantHistory = ReturnType<typeof createMerchantHistory>;

/** What happened to each merchant, oldest first; written with the change itself by `merchants.ts`. */
export function createMerchantHistory(table: Table) {
  return {
    async list(merchantId: string): Promise<HistoryEntry[]> {
      const entries: HistoryEntry[] = [];
      const query = { pk: historyKey(merchantId), consistent: true };
      for await (const item of table.queryAll(query)) entries.push(historyEntrySchema.parse(item));
      return entries;
    },

    async removeAll(merchantId: string): Promise<void> {
      const pk = historyKey(merchantId);
      const keys: Key[] = [];
      for await (const { sk } of table.queryAll({ pk, consistent: true, project: ['sk'] })) {
        keys.push({ pk, sk: String(sk) });
      }
      await table.writeMany([], keys);
    },
  };
}
