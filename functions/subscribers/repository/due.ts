import type { Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { dueKey } from './keys.ts';

/** Ids of subscribers of a shard for whom something is due, longest waiting first; `next` leads on. */
export async function readDue(
  table: Table,
  shard: number,
  { until, startAfter }: { until: Date; startAfter: Item | undefined },
): Promise<{ ids: string[]; next: Item | undefined }> {
  const { items, next } = await table.query({
    index: 'gsi2',
    pk: dueKey(shard),
    // `~` comes after every id that may follow the time.
    sortKey: { from: '0', to: `${until.toISOString()}#~` },
    project: ['sk'],
    limit: 100,
    startAfter,
  });
  return { ids: items.map(({ sk }) => String(sk)), next };
}
