import type { ReportJobDeps } from '../../../functions/engagement/programme-report/job/report-job-routes.ts';
import { createReportRepository } from '../../../functions/engagement/programme-report/job/report-repository.ts';
import type { Table } from '../../../shared/data/table.ts';
import { newId } from '../../../shared/ids.ts';
import type { World } from '../newsletters/newsletters-world.ts';
import { type Example, plain } from './example.ts';

const path = '/staff/engagement/programme-reports';
const selection = { from: '2026-05-01', to: '2026-10-31' };

export const programmeReportExamples = (table: Table): Example[] => [
  plain(`POST ${path}`, 'programme', selection),
  plain(`GET ${path}`, 'own'),
  {
    line: `GET ${path}/{id}`,
    touches: 'programme',
    prepare: async () => {
      const id = newId('rep');
      const createdAt = '2026-11-22T12:00:00.000Z';
      const job = { id, state: 'done', selection, createdAt, createdBy: 'acc_1' } as const;
      await createReportRepository(table).create(job, []);
      return { path: `${path}/${id}` };
    },
  },
];

/** Reports in the table of newsletters; nothing is made, and no file is read. */
export const programmeReportDeps = ({
  table,
  deps,
}: Pick<World, 'table' | 'deps'>): ReportJobDeps & { readonly table: Table } => ({
  table,
  reports: createReportRepository(table),
  reportQueue: { send: async () => undefined },
  urls: { upload: async () => '', download: async () => 'https://files.example/' },
  now: deps.now,
  newId,
});
