import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { readLocalHosts } from '../../shared/fetching/local-hosts.ts';
import { createSafePost } from '../../shared/fetching/safe-post.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createAuthenticate } from '../staff/index.ts';
import { createCounterRepository } from './counters/counter-repository.ts';
import { outboundRoutes } from './outbound/api/outbound-routes.ts';
import { createDeliveryRepository } from './outbound/delivery-repository.ts';
import type { OutboundDeps } from './outbound/outbound-deps.ts';
import { createWebhookRepository } from './outbound/webhook-repository.ts';

const env = readEnv('TABLE_NAME', 'KEYS_SECRET_ARN');
const table = createTable(createDocumentClient(), env.TABLE_NAME);
const now = systemClock;
const { check, post } = createSafePost({ localHosts: readLocalHosts(env.LOCAL_HOSTS) });

const deps: OutboundDeps = {
  table,
  counters: createCounterRepository(table),
  webhooks: createWebhookRepository(table),
  deliveries: createDeliveryRepository(table, now),
  keys: secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN),
  checkAddress: check,
  post,
  now,
  newId,
  log: logger,
};

export const handler = apiFunction(outboundRoutes, deps, {
  authenticate: createAuthenticate(table),
  log: logger,
});
