import type { Clock } from '../../../shared/clock.ts';
import { type Expression, ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { HistoryEntry } from '../history.ts';
import type { Merchant } from '../merchant.ts';
import { historyKey, merchantKey } from './keys.ts';
import { allPointerRemovals, pointerRemovals, pointerWrites, toItem } from './merchant-item.ts';
import { createMerchantReader } from './reader.ts';

export type MerchantRepository = ReturnType<typeof createMerchantRepository>;

/** Merchants, with everything that must change together with them in one transaction. */
export function createMerchantRepository(table: Table, { now }: { now: Clock }) {
  return {
    ...createMerchantReader(table),

    /** @throws {ConditionFailed} when slug, short code or id are taken */
    async create(
      merchant: Merchant,
      entries: readonly HistoryEntry[],
      writes: readonly Write[] = [],
    ): Promise<void> {
      await table.transact([
        { put: toItem(merchant, now), condition: ifAbsent },
        ...pointerWrites(merchant, true, now),
        ...historyWrites(merchant, entries),
        ...writes,
      ]);
    },

    /**
     * Returns the merchant as it is then.
     * @throws {ConditionFailed} when someone else has changed the merchant since `before` was read
     */
    async replace(
      before: Merchant,
      after: Merchant,
      entries: readonly HistoryEntry[],
      writes: readonly Write[] = [],
    ): Promise<Merchant> {
      const next = { ...after, version: before.version + 1 };
      await table.transact([
        { put: toItem(next, now), condition: ifVersion(before) },
        ...pointerWrites(next, false, now),
        ...pointerRemovals(before, next),
        ...historyWrites(next, entries),
        ...writes,
      ]);
      return next;
    },

    /** Removes everything but the history, which is `history.ts`'s. @throws {ConditionFailed} as `replace` */
    async remove(before: Merchant, writes: readonly Write[] = []): Promise<void> {
      await table.transact([
        { remove: merchantKey(before.id), condition: ifVersion(before) },
        ...allPointerRemovals(before),
        ...writes,
      ]);
    },
  };
}

/** In the order of the changes: by the version that each made. */
const historyWrites = ({ id, version }: Merchant, entries: readonly HistoryEntry[]): Write[] =>
  entries.map((entry, index) => ({
    put: {
      pk: historyKey(id),
      sk: `${String(version).padStart(8, '0')}#${String(index).padStart(2, '0')}`,
      ...entry,
    },
  }));

const ifVersion = ({ version }: Merchant): Expression => ({
  expression: 'version = :version',
  values: { ':version': version },
});

/**
 * Makes a merchant an ambassador, for a transaction of the caller's; may run twice.
 * It fails where there is no such merchant.
 */
export const ambassadorWrite = (
  merchantId: string,
  ambassador: { readonly contestId: string; readonly since: string },
): Write => ({
  update: merchantKey(merchantId),
  with: {
    expression: 'SET ambassador = :ambassador ADD version :one',
    condition: 'attribute_exists(pk)',
    values: { ':ambassador': { ...ambassador }, ':one': 1 },
  },
});
