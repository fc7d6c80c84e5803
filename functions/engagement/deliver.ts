import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { readLocalHosts } from '../../shared/fetching/local-hosts.ts';
import { createSafePost } from '../../shared/fetching/safe-post.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { countMetric } from '../../shared/observability/metrics.ts';
import { createSqs } from '../../shared/queue/queue.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createMailQueue } from '../mail/index.ts';
import { type AttemptDeps, attemptDelivery } from './outbound/attempt-delivery.ts';
import { deliveryMessageSchema } from './outbound/delivery.ts';
import { createDeliveryRepository } from './outbound/delivery-repository.ts';
import { createWebhookRepository } from './outbound/webhook-repository.ts';

const env = readEnv('TABLE_NAME', 'KEYS_SECRET_ARN', 'MAIL_QUEUE_URL');
const table = createTable(createDocumentClient(), env.TABLE_NAME);

const deps: AttemptDeps = {
  table,
  webhooks: createWebhookRepository(table),
  deliveries: createDeliveryRepository(table, systemClock),
  keys: secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN),
  post: createSafePost({ localHosts: readLocalHosts(env.LOCAL_HOSTS) }).post,
  mail: createMailQueue(createSqs(), env.MAIL_QUEUE_URL),
  now: systemClock,
  newId,
  log: logger,
  count: countMetric,
};

export const handler = queueWorker(
  deliveryMessageSchema,
  (message) => attemptDelivery(message, deps),
  { log: logger },
);
