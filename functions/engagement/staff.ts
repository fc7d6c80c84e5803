import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { createFileUrls } from '../../shared/files/s3-urls.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createReadRendered } from '../newsletters/index.ts';
import { createAuthenticate } from '../staff/index.ts';
import { engagementDeps } from './engagement-deps.ts';
import { createReportRepository } from './programme-report/job/report-repository.ts';
import { type StaffApiDeps, staffApi } from './staff-api.ts';

const env = readEnv(
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'SITE_URL',
  'FILES_BUCKET',
  'REPORT_QUEUE_URL',
);

const table = createTable(createDocumentClient(), env.TABLE_NAME);

const s3 = new S3Client({});
const access = {
  keys: secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN),
  siteUrl: env.SITE_URL,
  readRendered: createReadRendered(s3, env.FILES_BUCKET),
};

const deps: StaffApiDeps = {
  ...engagementDeps(table, access, systemClock),
  reports: createReportRepository(table),
  reportQueue: createQueue(createSqs(), env.REPORT_QUEUE_URL),
  urls: createFileUrls(s3, env.FILES_BUCKET),
};

export const handler = apiFunction(staffApi, deps, {
  authenticate: createAuthenticate(table),
  log: logger,
});
