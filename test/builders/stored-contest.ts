import { creationWrites } from '../../functions/voting/contests/change-contest.ts';
import type { Contest } from '../../functions/voting/contests/contest.ts';
import type { Table } from '../../shared/data/table.ts';
import { newId } from '../../shared/ids.ts';
import { aContest } from './contest.ts';

/** Keeps a contest as staff made it, under a name of its own, with the first line of its log. */
export async function storedContest(
  table: Table,
  changes: Partial<Contest> = {},
): Promise<Contest> {
  const { next, writes } = creationWrites(
    aContest({ slug: newId('con').slice(4), ...changes }),
    { action: 'contest.created', by: 'system', at: new Date('2026-09-01T10:00:00Z') },
    { newId },
  );
  await table.transact(writes);
  return next;
}
