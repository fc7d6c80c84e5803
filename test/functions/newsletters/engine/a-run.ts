import { createRunRepository } from '../../../../functions/newsletters/planning/run-repository.ts';
import type { Table } from '../../../../shared/data/table.ts';

/** What planning an issue left behind: how many who are not followed get each variant. */
export const aRunOf = (
  issueId: string,
  readers: Readonly<Record<string, number>>,
  table: Table,
): Promise<boolean> =>
  createRunRepository(table).commit({
    ...{ issueId, shard: 0, runId: 'k3v9x2ma', chunks: 1, planned: 60, readers, capped: 0 },
    ...{ committedAt: '2026-11-22T11:00:00.000Z', queued: 1 },
  });
