import { S3Client } from '@aws-sdk/client-s3';
import { createJsonObjects, s3Variables } from '../../shared/aws/json-objects.ts';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { createFileUrls } from '../../shared/files/s3-urls.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createRegistrants, createRegistrationErasureJournal } from '../calendar/index.ts';
import { createReaderTrail } from '../engagement/index.ts';
import { createMailQueue } from '../mail/index.ts';
import { createAuthenticate } from '../staff/index.ts';
import { createExportRepository } from './repository/exports.ts';
import { createHistoryRepository } from './repository/history.ts';
import { createSubscriberImports } from './repository/imports.ts';
import { createMemberRepository } from './repository/members.ts';
import { createSubscriberRepository } from './repository/subscribers.ts';
import { createSuppressionRepository } from './repository/suppressions.ts';
import { createS3Journal } from './s3-journal.ts';
import type { StaffDeps } from './staff-api/staff-deps.ts';
import { staffRoutes } from './staff-routes.ts';

const environment = readEnv(
  ...s3Variables,
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'FILES_BUCKET',
  'JOURNAL_BUCKET',
  'IMPORT_QUEUE_URL',
  'EXPORT_QUEUE_URL',
  'MAIL_QUEUE_URL',
);
const now = systemClock;
const keys = secretKeyRing(createReadSecret(), environment.KEYS_SECRET_ARN);
const table = createTable(createDocumentClient(), environment.TABLE_NAME);
const registrationJournal = createRegistrationErasureJournal(
  createJsonObjects(environment.JOURNAL_BUCKET, { environment, now }),
);
const sqs = createSqs();
// An upload's URL is signed before there is a body to take a checksum of.
const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

const deps: StaffDeps = {
  table,
  keys,
  now,
  newId,
  subscribers: createSubscriberRepository(table, { newId }),
  suppressions: createSuppressionRepository(table, keys),
  history: createHistoryRepository(table),
  trail: createReaderTrail(table, now),
  members: createMemberRepository(table),
  imports: createSubscriberImports(table),
  exports: createExportRepository(table),
  journal: createS3Journal(environment.JOURNAL_BUCKET, { environment, now }),
  elsewhere: [createRegistrants(table, keys, { now, journal: registrationJournal })],
  mail: createMailQueue(sqs, environment.MAIL_QUEUE_URL, now),
  importQueue: createQueue(sqs, environment.IMPORT_QUEUE_URL),
  exportQueue: createQueue(sqs, environment.EXPORT_QUEUE_URL),
  urls: createFileUrls(s3, environment.FILES_BUCKET),
};

export const handler = apiFunction(staffRoutes, deps, {
  authenticate: createAuthenticate(table),
  log: logger,
});
