import * as z from 'zod';
import type { Clock } from '../../../../shared/clock.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { FileUrls } from '../../../../shared/files/s3-urls.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import type { NewId } from '../../../../shared/ids.ts';
import type { Queue } from '../../../../shared/queue/queue.ts';
import { auditWrite } from '../../../staff/index.ts';
import { isOver } from '../report-period.ts';
import { type ReportSelection, reportSelectionSchema, scopesOf } from '../report-selection.ts';
import { listReports, reportListQuery } from './list-reports.ts';
import {
  type ReportFormat,
  type ReportJob,
  type ReportMessage,
  reportFileKey,
  reportFileName,
  reportIdSchema,
  reportJobSchema,
  seenAt,
} from './report-job.ts';
import type { ReportRepository } from './report-repository.ts';

export interface ReportJobDeps {
  readonly reports: ReportRepository;
  readonly reportQueue: Queue<ReportMessage>;
  readonly urls: FileUrls;
  readonly now: Clock;
  readonly newId: NewId;
}

const path = '/staff/engagement/programme-reports';
const params = z.strictObject({ id: reportIdSchema });

/** @throws {AppError} report.not_found */
async function findReport(id: string, { reports }: ReportJobDeps): Promise<ReportJob> {
  const job = await reports.get(id);
  if (!job) throw new AppError('report.not_found', 'There is no such report.');
  return job;
}

const create = apiRoute<ReportJobDeps>()({
  method: 'POST',
  path,
  summary: 'Have a report of the programme, or of a region, made for days that are over',
  role: 'editor',
  scope: ({ body }) => scopesOf(body),
  params: none,
  query: none,
  body: reportSelectionSchema,
  status: 202,
  output: reportJobSchema,
  async handle({ body, principal }, deps) {
    checkIsOver(body, deps.now());
    const job: ReportJob = {
      id: deps.newId('rep'),
      state: 'queued',
      selection: body,
      createdAt: deps.now().toISOString(),
      createdBy: principal.accountId,
    };
    const line = { principal, action: 'programme-report.created', subject: job.id } as const;
    const municipalities = scopesOf(body);
    await deps.reports.create(job, [auditWrite({ ...line, municipalities }, deps)]);
    await deps.reportQueue.send([{ reportId: job.id }]);
    return job;
  },
});

/** @throws {AppError} request.invalid */
function checkIsOver(selection: ReportSelection, now: Date): void {
  if (isOver(selection, now)) return;
  throw new AppError('request.invalid', 'A report is of days that are over.', {
    issues: [{ path: 'body.to', message: 'This day is not over yet.' }],
  });
}

const list = apiRoute<ReportJobDeps>()({
  method: 'GET',
  path,
  summary: 'List the reports of the programme and of your regions, newest first',
  role: 'viewer',
  scope: 'own',
  params: none,
  query: reportListQuery,
  body: noBody,
  output: z.object({ reports: z.array(reportJobSchema), cursor: z.string().optional() }),
  async handle({ principal, query }, deps) {
    const { reports, cursor } = await listReports(principal, query, deps);
    return { reports: reports.map((job) => seenAt(job, deps.now())), cursor };
  },
});

const one = apiRoute<ReportJobDeps>()({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read a report; once it is done, where to download its files, for five minutes',
  role: 'viewer',
  scope: async ({ params: { id } }, deps) => scopesOf((await findReport(id, deps)).selection),
  params,
  query: none,
  body: noBody,
  output: reportJobSchema.extend({
    urls: z.strictObject({ pdf: z.string(), html: z.string(), csv: z.string() }).optional(),
  }),
  async handle({ params: { id } }, deps) {
    const job = await findReport(id, deps);
    if (job.state !== 'done') return seenAt(job, deps.now());
    const [pdf, html, csv] = await Promise.all([
      urlOf(job, 'pdf', deps),
      urlOf(job, 'html', deps),
      urlOf(job, 'csv', deps),
    ]);
    return { ...job, urls: { pdf, html, csv } };
  },
});

const urlOf = (job: ReportJob, format: ReportFormat, { urls }: ReportJobDeps): Promise<string> =>
  urls.download(reportFileKey(job.id, format), reportFileName(job, format));

export const reportJobRoutes: readonly ApiRoute<ReportJobDeps>[] = [create, list, one];
