import { makeReport } from '../../../../functions/engagement/programme-report/job/make-report.ts';
import type { ReportFiles } from '../../../../functions/engagement/programme-report/job/report-files.ts';
import type { ReportMessage } from '../../../../functions/engagement/programme-report/job/report-job.ts';
import { reportJobRoutes } from '../../../../functions/engagement/programme-report/job/report-job-routes.ts';
import { createReportRepository } from '../../../../functions/engagement/programme-report/job/report-repository.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { apiFunction } from '../../../../shared/http/api-function.ts';
import { newId } from '../../../../shared/ids.ts';
import { regionById } from '../../../../shared/programme/programme.ts';
import { callAs } from '../../../builders/call-as.ts';
import { testClock } from '../../../builders/clock.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { principal } from '../../../builders/staff.ts';
import { waitingQueue } from '../../../builders/waiting-queue.ts';
import { type Name, people } from '../../newsletters/newsletters-world.ts';

const regional = {
  hagelandViewer: viewerOf('hageland'),
  regionsViewer: viewerOf('kempen', 'hageland'),
  almostViewer: principal(
    municipalitiesOf('hageland')
      .slice(1)
      .map((scope) => ({ role: 'viewer', scope })),
  ),
};

function municipalitiesOf(region: string): string[] {
  return regionById(region).municipalities.map(({ nis }) => nis);
}

function viewerOf(...regions: readonly string[]) {
  const scopes = regions.flatMap(municipalitiesOf);
  return principal(scopes.map((scope) => ({ role: 'viewer', scope })));
}

export type Asker = Name | keyof typeof regional;

/** Reports as staff ask for them, a queue and files in memory. */
export function reportWorld(table: Table) {
  const now = testClock('2026-11-29T12:00:00Z');
  const queue = waitingQueue<ReportMessage>(now);
  const stored = new Map<string, string | Uint8Array>();
  const files: ReportFiles = {
    put: async (id, format, body) => void stored.set(`${id}.${format}`, body),
  };
  const reports = createReportRepository(table);
  const deps = {
    reports,
    reportQueue: queue,
    urls: {
      upload: async () => '',
      download: async (key: string, name: string) => `https://files.example/${key}?as=${name}`,
    },
    now,
    newId,
  };
  const handler = apiFunction(reportJobRoutes, deps, {
    authenticate: async ({ sub }) => ({ ...people, ...regional })[String(sub) as Asker],
    log: silentLog(),
  });
  return {
    deps,
    now,
    queue,
    stored,
    reports,
    call: (name: Asker, line: string, body?: unknown) =>
      callAs(handler)({ login: name, sub: name }, line, body),
    /** What the worker does with the message that waits. */
    async work(attempt = 1, failing?: ReportFiles): Promise<void> {
      const { reportId = '' } = queue.take() ?? {};
      await makeReport(reportId, attempt, { table, reports, files: failing ?? files, now });
    },
  };
}
