import type { Clock } from '../../../shared/clock.ts';
import { epochSeconds } from '../../../shared/clock.ts';
import type { Key } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { trailPartition } from './trail-keys.ts';

export type ReaderTrail = ReturnType<typeof createReaderTrail>;

/** Everything that is kept of single readers who agreed to be followed: for who asks what it is, or to be forgotten. */
export function createReaderTrail(table: Table, now: Clock) {
  return {
    /** GDPR, articles 15 and 20. Without what has run out and is not removed yet. */
    async read(subscriberId: string): Promise<Record<string, unknown>[]> {
      const found: Record<string, unknown>[] = [];
      const query = { pk: trailPartition(subscriberId), consistent: true };
      for await (const { pk: _reader, sk, expiresAt, ...item } of table.queryAll(query)) {
        const [what] = String(sk).split('#');
        if (Number(expiresAt) > epochSeconds(now())) found.push({ what, ...item });
      }
      return found;
    },

    /** Bears repetition. */
    async removeAll(subscriberId: string): Promise<void> {
      const pk = trailPartition(subscriberId);
      const keys: Key[] = [];
      for await (const { sk } of table.queryAll({ pk, consistent: true, project: ['sk'] })) {
        keys.push({ pk, sk: String(sk) });
      }
      await table.writeMany([], keys);
    },
  };
}
