import { ifAbsent, type Key, type Write } from '../../../../shared/data/expressions.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { type ReportJob, reportJobSchema } from './report-job.ts';

const reportKey = (id: string): Key => ({ pk: `PROGRAMME_REPORT#${id}`, sk: 'REPORT' });

/** All reports, oldest first (gsi1), since ids sort by time. */
const listPartition = 'PROGRAMME_REPORTS';

export type ReportRepository = ReturnType<typeof createReportRepository>;

/** Reports that were asked for; kept, as their files are. */
export function createReportRepository(table: Table) {
  const itemOf = (job: ReportJob) => ({
    ...reportKey(job.id),
    gsi1pk: listPartition,
    gsi1sk: job.id,
    ...job,
  });

  return {
    /** Consistent. */
    async get(id: string): Promise<ReportJob | undefined> {
      const item = await table.get(reportKey(id), { consistent: true });
      return item && reportJobSchema.parse(item);
    },

    create: (job: ReportJob, also: readonly Write[]): Promise<void> =>
      table.transact([{ put: itemOf(job), condition: ifAbsent }, ...also]),

    /** Once done it stays so, whichever of two workers is slower. @throws {ConditionFailed} */
    change: (job: ReportJob): Promise<void> =>
      table.put(itemOf(job), {
        expression: '#state <> :done',
        names: { '#state': 'state' },
        values: { ':done': 'done' },
      }),

    /** The newest first; the index may be a moment behind. */
    async list(limit: number): Promise<ReportJob[]> {
      const query = { index: 'gsi1', pk: listPartition, descending: true, limit } as const;
      return (await table.query(query)).items.map((item) => reportJobSchema.parse(item));
    },
  };
}
