import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { logger } from '../../shared/observability/logger.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { type MakeReportDeps, makeReport } from './programme-report/job/make-report.ts';
import { createReportFiles } from './programme-report/job/report-files.ts';
import { reportMessageSchema } from './programme-report/job/report-job.ts';
import { createReportRepository } from './programme-report/job/report-repository.ts';

const env = readEnv('TABLE_NAME', 'FILES_BUCKET');

const table = createTable(createDocumentClient(), env.TABLE_NAME);

const deps: MakeReportDeps = {
  table,
  reports: createReportRepository(table),
  files: createReportFiles(new S3Client({}), env.FILES_BUCKET),
  now: systemClock,
};

export const handler = queueWorker(
  reportMessageSchema,
  ({ reportId }, { attempt }) => makeReport(reportId, attempt, deps),
  { log: logger },
);
