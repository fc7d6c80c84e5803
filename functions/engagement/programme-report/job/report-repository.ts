import { ifAbsent, type Key, type Write } from '../../../../shared/data/expressions.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { type ReportJob, reportJobSchema } from './report-job.ts';

const reportKey = (id: string): Key => ({ pk: `PROGRAMME_REPORT#${id}`, sk: 'REPORT' });

/** All reports (gsi1) and those of a region (gsi2), oldest first, since ids sort by time. */
const everyReport = 'PROGRAMME_REPORTS';
const reportsOfRegion = (region: string): string => `${everyReport}#${region}`;

export type ReportRepository = ReturnType<typeof createReportRepository>;

/** Reports that were asked for; kept, as their files are. */
export function createReportRepository(table: Table) {
  const itemOf = (job: ReportJob) => ({
    ...reportKey(job.id),
    gsi1pk: everyReport,
    gsi1sk: job.id,
    ...(job.selection.region !== undefined && {
      gsi2pk: reportsOfRegion(job.selection.region),
      gsi2sk: job.id,
    }),
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

    /**
     * Of a region, or all when it is undefined: the newest, or those that were asked for before one of them. The index may be a
     * moment behind.
     */
    async newest(
      region: string | undefined,
      { after, limit }: { readonly after?: string | undefined; readonly limit: number },
    ): Promise<ReportJob[]> {
      const index = region === undefined ? 'gsi1' : 'gsi2';
      const pk = region === undefined ? everyReport : reportsOfRegion(region);
      const startAfter = after && {
        ...reportKey(after),
        [`${index}pk`]: pk,
        [`${index}sk`]: after,
      };
      const { items } = await table.query({
        ...{ index, pk, descending: true, limit },
        ...(startAfter && { startAfter }),
      });
      return items.map((item) => reportJobSchema.parse(item));
    },
  };
}
