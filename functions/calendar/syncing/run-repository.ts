import * as z from 'zod';
import { type Clock, daysAfter, epochSeconds } from '../../../shared/clock.ts';
import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';
import { type Item, ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import {
  namedKey,
  namedPartition,
  runKey,
  runPrefix,
  sourcePartition,
} from '../sources/source-keys.ts';
import { type Run, runSchema } from './run.ts';

export type RunRepository = ReturnType<typeof createRunRepository>;

/** Days for which runs are kept, and dry ones, and what their steps have named. */
const daysKept = { run: 90, dry: 1, named: 3 } as const;

/** What the steps of a run have named: hashes of uids, and the uids of what the source says it has deleted. */
export interface Named {
  readonly seen: readonly string[];
  readonly gone: readonly string[];
}

const namedSchema = z.object({ seen: z.array(z.string()), gone: z.array(z.string()) });

/** Runs of sources, and how far each is. */
export function createRunRepository(table: Table, { now }: { now: Clock }) {
  const itemOf = (run: Run): Item => ({
    ...runKey(run.sourceId, run.id),
    ...run,
    expiresAt: epochSeconds(daysAfter(now(), run.dry ? daysKept.dry : daysKept.run)),
  });

  return {
    async get(sourceId: string, runId: string): Promise<Run | undefined> {
      const item = await table.get(runKey(sourceId, runId), { consistent: true });
      return item && runSchema.parse(item);
    },

    /** Newest first. @throws {AppError} cursor.invalid */
    async list(
      sourceId: string,
      { cursor, limit }: { cursor?: string | undefined; limit: number },
    ): Promise<{ readonly runs: readonly Run[]; readonly cursor: string | undefined }> {
      const list = { pk: sourcePartition(sourceId), sortKey: { beginsWith: runPrefix } };
      const startAfter = decodeCursor(cursor, list);
      const page = await table.query({ ...list, descending: true, limit, startAfter });
      return {
        runs: page.items.map((item) => runSchema.parse(item)),
        cursor: encodeCursor(page.next),
      };
    },

    startWrite: (run: Run): Write => ({ put: itemOf(run), condition: ifAbsent }),

    /** Moves a run on, if it is still where it was read; fails when another worker was faster. */
    moveWrite: (before: Run, after: Run): Write => ({
      put: itemOf(after),
      condition: {
        expression: '#step = :step AND stalls = :stalls AND attribute_not_exists(finishedAt)',
        names: { '#step': 'step' },
        values: { ':step': before.step, ':stalls': before.stalls },
      },
    }),

    namedWrite: (runId: string, step: number, { seen, gone }: Named): Write => ({
      put: {
        ...namedKey(runId, step),
        seen: [...seen],
        gone: [...gone],
        expiresAt: epochSeconds(daysAfter(now(), daysKept.named)),
      },
    }),

    /** All that the steps of a run have named. */
    async readNamed(
      runId: string,
    ): Promise<{ readonly seen: ReadonlySet<string>; readonly gone: ReadonlySet<string> }> {
      const seen = new Set<string>();
      const gone = new Set<string>();
      for await (const item of table.queryAll({ pk: namedPartition(runId), consistent: true })) {
        const named = namedSchema.parse(item);
        for (const hash of named.seen) seen.add(hash);
        for (const uid of named.gone) gone.add(uid);
      }
      return { seen, gone };
    },

    async write(writes: readonly Write[]): Promise<void> {
      await table.transact(writes);
    },
  };
}
