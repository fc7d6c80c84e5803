import { SESClient } from '@aws-sdk/client-ses';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { logger } from '../../shared/observability/logger.ts';
import { countMetric } from '../../shared/observability/metrics.ts';
import { createSqs } from '../../shared/queue/queue.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createFindMailAddress } from '../subscribers/index.ts';
import { createMailQueue } from './mail-queue.ts';
import { mailMessageSchema } from './message.ts';
import { createPace } from './pace.ts';
import { type MailDeps, sendMail } from './send-mail.ts';

const env = readEnv(
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'MAIL_QUEUE_URL',
  'CONFIGURATION_SET',
  'MAIL_DOMAIN',
  'SITE_URL',
);

const table = createTable(createDocumentClient(), env.TABLE_NAME);

const deps: MailDeps = {
  table,
  // A call that got no answer may have sent the mail: repeating it is decided here, not in the client.
  ses: new SESClient({ maxAttempts: 1 }),
  pace: createPace(table),
  queue: createMailQueue(createSqs(), env.MAIL_QUEUE_URL),
  findAddress: createFindMailAddress(table, secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN)),
  sender: {
    configurationSet: env.CONFIGURATION_SET,
    mailDomain: env.MAIL_DOMAIN,
    siteUrl: env.SITE_URL,
  },
  now: systemClock,
  log: logger,
  count: countMetric,
};

export const handler = queueWorker(
  mailMessageSchema,
  (message, { remainingMs }) => sendMail(message, remainingMs, deps),
  { log: logger },
);
