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
import { createMailQueue } from '../mail/index.ts';
import { createAuthenticate } from '../staff/index.ts';
import { createErasureJournal } from './erasure-journal.ts';
import { createMerchantLinks } from './links.ts';
import { createPhotoJobs } from './photos/photo-jobs.ts';
import { createPhotoQueue } from './photos/photo-message.ts';
import { createErasedContacts } from './repository/erased-contacts.ts';
import { createMerchantHistory } from './repository/history.ts';
import { createMerchantImports } from './repository/imports.ts';
import { createMerchantRepository } from './repository/merchants.ts';
import type { StaffDeps } from './staff-api/staff-deps.ts';
import { staffRoutes } from './staff-routes.ts';

const environment = readEnv(
  ...s3Variables,
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'FILES_BUCKET',
  'IMAGES_BUCKET',
  'JOURNAL_BUCKET',
  'MERCHANT_IMPORT_QUEUE_URL',
  'PHOTOS_QUEUE_URL',
  'MAIL_QUEUE_URL',
  'SITE_URL',
);
const now = systemClock;
const keys = secretKeyRing(createReadSecret(), environment.KEYS_SECRET_ARN);
const table = createTable(createDocumentClient(), environment.TABLE_NAME);
const sqs = createSqs();
// An upload's URL is signed before there is a body to take a checksum of.
const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

const deps: StaffDeps = {
  table,
  keys,
  now,
  newId,
  merchants: createMerchantRepository(table, { now }),
  erased: createErasedContacts(table, keys),
  journal: createErasureJournal(
    createJsonObjects(environment.JOURNAL_BUCKET, { environment, now }),
  ),
  history: createMerchantHistory(table),
  imports: createMerchantImports(table),
  photoJobs: createPhotoJobs(table, { now }),
  links: createMerchantLinks({ keys, now, siteUrl: environment.SITE_URL }),
  mail: createMailQueue(sqs, environment.MAIL_QUEUE_URL, now),
  importQueue: createQueue(sqs, environment.MERCHANT_IMPORT_QUEUE_URL),
  photos: createPhotoQueue(sqs, environment.PHOTOS_QUEUE_URL),
  urls: createFileUrls(s3, environment.FILES_BUCKET),
  imageUrls: createFileUrls(s3, environment.IMAGES_BUCKET),
};

export const handler = apiFunction(staffRoutes, deps, {
  authenticate: createAuthenticate(table),
  log: logger,
});
