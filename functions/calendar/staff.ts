import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { createFileUrls } from '../../shared/files/s3-urls.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createSqs } from '../../shared/queue/queue.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createMailQueue } from '../mail/index.ts';
import { launchVariables, tiedIssuesFromEnv } from '../newsletters/index.ts';
import { createAuthenticate } from '../staff/index.ts';
import type { StaffDeps } from './api/staff-deps.ts';
import { createEventRepository } from './events/event-repository.ts';
import { createSourceRepository } from './sources/source-repository.ts';
import { staffRoutes } from './staff-routes.ts';
import { createRunRepository } from './syncing/run-repository.ts';
import { createSyncQueue } from './syncing/sync-message.ts';

const env = readEnv(
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'FILES_BUCKET',
  'CALENDAR_SYNC_QUEUE_URL',
  'MAIL_QUEUE_URL',
  'SITE_URL',
  ...launchVariables,
);
const now = systemClock;
const table = createTable(createDocumentClient(), env.TABLE_NAME);
const sqs = createSqs();
// An upload's URL is signed before there is a body to take a checksum of.
const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

const deps: StaffDeps = {
  table,
  now,
  newId,
  events: createEventRepository(table, { now }),
  sources: createSourceRepository(table, { now }),
  runs: createRunRepository(table, { now }),
  syncQueue: createSyncQueue(sqs, env.CALENDAR_SYNC_QUEUE_URL),
  keys: secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN),
  mail: createMailQueue(sqs, env.MAIL_QUEUE_URL, now),
  urls: createFileUrls(s3, env.FILES_BUCKET),
  issues: tiedIssuesFromEnv(env, { table, now, newId }),
  siteUrl: env.SITE_URL,
};

export const handler = apiFunction(staffRoutes, deps, {
  authenticate: createAuthenticate(table),
  log: logger,
});
