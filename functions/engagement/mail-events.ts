import * as z from 'zod';
import { s3Variables } from '../../shared/aws/json-objects.ts';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { logger } from '../../shared/observability/logger.ts';
import { countMetric } from '../../shared/observability/metrics.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { queueBatchWorker } from '../../shared/queue/queue-worker.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createReadRecipients, recordChunkEvents } from '../newsletters/index.ts';
import { checkFollowing, createAddressReports, createS3Journal } from '../subscribers/index.ts';
import { createTrailRepository } from './following/trail-repository.ts';
import { type MailEventsDeps, recordMailEvents } from './record-mail-events.ts';
import { createSendEvents } from './tracking/send-events.ts';

const environment = readEnv(
  ...s3Variables,
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'TRACK_QUEUE_URL',
  'JOURNAL_BUCKET',
);

const now = systemClock;
const table = createTable(createDocumentClient(), environment.TABLE_NAME);
const keys = secretKeyRing(createReadSecret(), environment.KEYS_SECRET_ARN);
const journal = createS3Journal(environment.JOURNAL_BUCKET, { environment, now });

const deps: MailEventsDeps = {
  ...createAddressReports(table, keys, { journal, now }),
  recordChunkEvents: recordChunkEvents(table),
  recipientsOf: createReadRecipients(table),
  noteDelivery: createTrailRepository(table, checkFollowing).noteDelivery,
  countEvents: createSendEvents(createQueue(createSqs(), environment.TRACK_QUEUE_URL)),
  now,
  log: logger,
  count: countMetric,
};

export const handler = queueBatchWorker(z.unknown(), (batch) => recordMailEvents(batch, deps), {
  log: logger,
});
