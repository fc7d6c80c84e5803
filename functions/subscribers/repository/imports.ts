import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';
import { ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type ImportJob, importJobSchema } from '../importing/import-job.ts';
import { importKey, importsIndex } from './keys.ts';

export type ImportRepository = ReturnType<typeof createImportRepository>;

/** Imports and how far each is. */
export function createImportRepository(table: Table) {
  const itemOf = (job: ImportJob) => ({
    ...importKey(job.id),
    ...job,
    gsi1pk: importsIndex,
    gsi1sk: `${job.createdAt}#${job.id}`,
  });

  return {
    async get(id: string): Promise<ImportJob | undefined> {
      const item = await table.get(importKey(id), { consistent: true });
      return item && importJobSchema.parse(item);
    },

    async create(job: ImportJob, writes: readonly Write[]): Promise<void> {
      await table.transact([{ put: itemOf(job), condition: ifAbsent }, ...writes]);
    },

    /**
     * Moves a job on, if it is still where `before` was read: state and batch.
     * @throws {ConditionFailed} when another worker was faster
     */
    async advance(
      before: ImportJob,
      after: ImportJob,
      writes: readonly Write[] = [],
    ): Promise<void> {
      const condition = {
        expression: '#state = :state AND checkpoint.#batch = :batch',
        names: { '#state': 'state', '#batch': 'batch' },
        values: { ':state': before.state, ':batch': before.checkpoint.batch },
      };
      await table.transact([{ put: itemOf(after), condition }, ...writes]);
    },

    /** Newest first. @throws {AppError} cursor.invalid */
    async list({ cursor, limit }: { cursor?: string | undefined; limit: number }) {
      const list = { index: 'gsi1', pk: importsIndex } as const;
      const startAfter = decodeCursor(cursor, list);
      const page = await table.query({ ...list, descending: true, limit, startAfter });
      return {
        jobs: page.items.map((item) => importJobSchema.parse(item)),
        cursor: encodeCursor(page.next),
      };
    },
  };
}
