import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { createS3Files } from '../../shared/files/s3-files.ts';
import { newId } from '../../shared/ids.ts';
import { type ImportMessage, importMessageSchema } from '../../shared/importing/import-job.ts';
import { runImport } from '../../shared/importing/run-import.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createMailQueue } from '../mail/index.ts';
import { merchantImport } from './importing/merchant-import.ts';
import { createMerchantLinks } from './links.ts';
import { createErasedContacts } from './repository/erased-contacts.ts';
import { createMerchantImports } from './repository/imports.ts';
import { createMerchantRepository } from './repository/merchants.ts';

const environment = readEnv(
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'FILES_BUCKET',
  'MERCHANT_IMPORT_QUEUE_URL',
  'MAIL_QUEUE_URL',
  'SITE_URL',
);
const now = systemClock;
const keys = secretKeyRing(createReadSecret(), environment.KEYS_SECRET_ARN);
const table = createTable(createDocumentClient(), environment.TABLE_NAME);
const sqs = createSqs();
const queue = createQueue<ImportMessage>(sqs, environment.MERCHANT_IMPORT_QUEUE_URL);

const deps = {
  kind: merchantImport({
    merchants: createMerchantRepository(table, { now }),
    erased: createErasedContacts(table, keys),
    links: createMerchantLinks({ keys, now, siteUrl: environment.SITE_URL }),
    mail: createMailQueue(sqs, environment.MAIL_QUEUE_URL, now),
    now,
    newId,
  }),
  imports: createMerchantImports(table),
  files: createS3Files(new S3Client({}), environment.FILES_BUCKET),
  requeue: (importId: string) => queue.send([{ importId }]),
  now,
  log: logger,
};

export const handler = queueWorker(
  importMessageSchema,
  ({ importId }, { remainingMs }) => runImport(importId, remainingMs, deps),
  { log: logger },
);
