import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { newId } from '../../shared/ids.ts';
import { logger as log } from '../../shared/observability/logger.ts';
import { countMetric as count } from '../../shared/observability/metrics.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createSendDeps } from './sending/create-send-deps.ts';
import { createMakeLinks } from './sending/personal-links.ts';
import { createSendBulk, createSesClient } from './sending/send-bulk.ts';
import { sendChunk } from './sending/send-chunk.ts';
import { sendMessageSchema } from './sending/send-message.ts';
import { createMakeTracking } from './sending/tracking.ts';

const env = readEnv(
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'SEND_QUEUE_URL',
  'CONFIGURATION_SET',
  'MAIL_DOMAIN',
  'SITE_URL',
);

/** The function stops after two minutes; nobody works on a claim that is a minute older. Seconds. */
const leaseSeconds = 180;

const keys = secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN);
const deps = createSendDeps(createTable(createDocumentClient(), env.TABLE_NAME), {
  sendBulk: createSendBulk(createSesClient()),
  settings: { mailDomain: env.MAIL_DOMAIN, configurationSet: env.CONFIGURATION_SET },
  sendQueue: createQueue(createSqs(), env.SEND_QUEUE_URL),
  makeLinks: createMakeLinks({ keys, now: systemClock, siteUrl: env.SITE_URL }),
  makeTracking: createMakeTracking({ keys, siteUrl: env.SITE_URL }),
  leaseSeconds,
  now: systemClock,
  newId,
  sleep,
  log,
  count,
});

export const handler = queueWorker(
  sendMessageSchema,
  (message, { remainingMs }) => sendChunk(message, remainingMs, deps),
  { log },
);
