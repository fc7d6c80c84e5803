import type * as z from 'zod';
import { decodeCursor, encodeCursor } from '../data/cursor.ts';
import { ifAbsent, type Key, type Write } from '../data/expressions.ts';
import type { Table } from '../data/table.ts';
import type { AnyPolicy, ImportJob } from './import-job.ts';

/** Where the jobs of one kind of import lie in the table. */
export interface ImportKeys {
  readonly key: (id: string) => Key;
  /** Partition of the first index: all of them, by time. */
  readonly index: string;
}

export interface ImportRepository<
  Policy extends AnyPolicy,
  Own extends string,
  Note extends string,
> {
  get(id: string): Promise<ImportJob<Policy, Own, Note> | undefined>;
  create(job: ImportJob<Policy, Own, Note>, writes: readonly Write[]): Promise<void>;
  /**
   * Moves a job on, if it is still where `before` was read: state and batch.
   * @throws {ConditionFailed} when another worker was faster
   */
  advance(
    before: ImportJob<Policy, Own, Note>,
    after: ImportJob<Policy, Own, Note>,
    writes?: readonly Write[],
  ): Promise<void>;
  /** Newest first. @throws {AppError} cursor.invalid */
  list(page: { cursor?: string | undefined; limit: number }): Promise<{
    readonly jobs: readonly ImportJob<Policy, Own, Note>[];
    readonly cursor: string | undefined;
  }>;
}

/** Imports of one kind and how far each is. */
export function createImportRepository<
  Policy extends AnyPolicy,
  Own extends string,
  Note extends string,
>(
  table: Table,
  schema: z.ZodType<ImportJob<Policy, Own, Note>>,
  { key, index }: ImportKeys,
): ImportRepository<Policy, Own, Note> {
  const itemOf = (job: ImportJob<Policy, Own, Note>) => ({
    ...key(job.id),
    ...job,
    gsi1pk: index,
    gsi1sk: `${job.createdAt}#${job.id}`,
  });

  return {
    async get(id) {
      const item = await table.get(key(id), { consistent: true });
      return item && schema.parse(item);
    },

    async create(job, writes) {
      await table.transact([{ put: itemOf(job), condition: ifAbsent }, ...writes]);
    },

    async advance(before, after, writes = []) {
      const condition = {
        expression: '#state = :state AND checkpoint.#batch = :batch',
        names: { '#state': 'state', '#batch': 'batch' },
        values: { ':state': before.state, ':batch': before.checkpoint.batch },
      };
      await table.transact([{ put: itemOf(after), condition }, ...writes]);
    },

    async list({ cursor, limit }) {
      const list = { index: 'gsi1', pk: index } as const;
      const startAfter = decodeCursor(cursor, list);
      const page = await table.query({ ...list, descending: true, limit, startAfter });
      return {
        jobs: page.items.map((item) => schema.parse(item)),
        cursor: encodeCursor(page.next),
      };
    },
  };
}
