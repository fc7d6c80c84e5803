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
import { subscriberImport } from './importing/subscriber-import.ts';
import { createSubscriberImports } from './repository/imports.ts';
import { createSubscriberRepository } from './repository/subscribers.ts';
import { createSuppressionRepository } from './repository/suppressions.ts';

const { TABLE_NAME, KEYS_SECRET_ARN, FILES_BUCKET, IMPORT_QUEUE_URL } = readEnv(
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'FILES_BUCKET',
  'IMPORT_QUEUE_URL',
);
const keys = secretKeyRing(createReadSecret(), KEYS_SECRET_ARN);
const table = createTable(createDocumentClient(), TABLE_NAME);
const queue = createQueue<ImportMessage>(createSqs(), IMPORT_QUEUE_URL);

const deps = {
  kind: subscriberImport({
    subscribers: createSubscriberRepository(table, { newId }),
    suppressions: createSuppressionRepository(table, keys),
    now: systemClock,
    newId,
  }),
  imports: createSubscriberImports(table),
  files: createS3Files(new S3Client({}), FILES_BUCKET),
  requeue: (importId: string) => queue.send([{ importId }]),
  now: systemClock,
  log: logger,
};

export const handler = queueWorker(
  importMessageSchema,
  ({ importId }, { remainingMs }) => runImport(importId, remainingMs, deps),
  { log: logger },
);
