import { ifAbsent, ifPresent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type ExportJob, exportJobSchema } from '../exporting/export-job.ts';
import { exportKey, monthLater } from './keys.ts';

export type ExportRepository = ReturnType<typeof createExportRepository>;

/** Exports; forgotten after a month, as their files are. */
export function createExportRepository(table: Table) {
  const itemOf = (job: ExportJob) => ({
    ...exportKey(job.id),
    ...job,
    expiresAt: monthLater(new Date(job.createdAt)),
  });

  return {
    async get(id: string): Promise<ExportJob | undefined> {
      const item = await table.get(exportKey(id), { consistent: true });
      return item && exportJobSchema.parse(item);
    },

    create: (job: ExportJob, writes: readonly Write[]): Promise<void> =>
      table.transact([{ put: itemOf(job), condition: ifAbsent }, ...writes]),

    finish: (job: ExportJob): Promise<void> => table.put(itemOf(job), ifPresent),
  };
}
