import * as z from 'zod';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { issueIdSchema } from '../issue-ids.ts';
import { issuePartition } from '../issue-keys.ts';
import { runKey, runPrefix, runsOfShard } from '../sending/chunk-keys.ts';

/** What one shard contributes to an issue. Written once: this item is what makes its chunks count. */
export const runSchema = z.object({
  issueId: issueIdSchema,
  shard: z.int(),
  runId: z.string(),
  /** Chunks 0 to this, exclusive. */
  chunks: z.int(),
  /** Recipients in the chunks. */
  planned: z.int(),
  /** Where each of its waves ends, in chunks and recipients from the first one on; absent when it is sent in one piece. */
  waves: z.array(z.object({ chunks: z.int(), planned: z.int() })).optional(),
  /**
   * Recipients who are not followed, by variant: what may be told of a variant's readers depends on how many they are. Empty of runs
   * from before there was tracking.
   */
  readers: z.record(z.string(), z.int()).default({}),
  /** Left out because they had their share of mails lately. */
  capped: z.int(),
  committedAt: z.iso.datetime(),
  /** Chunks before this number have had a message… */
  queued: z.int().default(0),
  /** …since the issue came into `sending` at this time; if it did so again since, none has. */
  queuedFor: z.string().optional(),
});
export type Run = z.output<typeof runSchema>;

export type RunRepository = ReturnType<typeof createRunRepository>;

export function createRunRepository(table: Table) {
  return {
    /** False when the shard has been committed by somebody else; this run is garbage then. */
    async commit(run: Run): Promise<boolean> {
      const index = { gsi1pk: runsOfShard(run.shard), gsi1sk: `${run.committedAt}#${run.issueId}` };
      try {
        await table.put({ ...runKey(run.issueId, run.shard), ...index, ...run }, ifAbsent);
        return true;
      } catch (error) {
        if (error instanceof ConditionFailed) return false;
        throw error;
      }
    },

    /** Consistent, in the order of shards. */
    async ofIssue(issueId: string): Promise<Run[]> {
      const runs: Run[] = [];
      const pk = issuePartition(issueId);
      const sortKey = { beginsWith: runPrefix };
      for await (const item of table.queryAll({ pk, sortKey, consistent: true })) {
        runs.push(runSchema.parse(item));
      }
      return runs;
    },

    /** Runs of any issue over a shard, committed after `since`. */
    async recent(shard: number, since: Date): Promise<Run[]> {
      const runs: Run[] = [];
      const sortKey = { after: since.toISOString() };
      for await (const item of table.queryAll({ index: 'gsi1', pk: runsOfShard(shard), sortKey })) {
        runs.push(runSchema.parse(item));
      }
      return runs;
    },

    /** Notes how far the chunks have messages. Somebody else's note in between does no harm: a chunk may have two. */
    async noteQueued(run: Run, queued: number, queuedFor: string): Promise<void> {
      await table.update(runKey(run.issueId, run.shard), {
        expression: 'SET queued = :queued, queuedFor = :queuedFor',
        condition: 'runId = :runId',
        values: { ':queued': queued, ':queuedFor': queuedFor, ':runId': run.runId },
      });
    },
  };
}
