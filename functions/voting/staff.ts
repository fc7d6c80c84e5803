import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createMailQueue } from '../mail/index.ts';
import { createMerchants } from '../merchants/index.ts';
import { createAuthenticate } from '../staff/index.ts';
import type { StaffDeps } from './contests/api/staff-deps.ts';
import { createContestRepository } from './contests/contest-repository.ts';
import { createCountQueue } from './contests/count-message.ts';
import { staffRoutes } from './staff-routes.ts';

const env = readEnv(
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'MAIL_QUEUE_URL',
  'COUNT_QUEUE_URL',
  'SITE_URL',
);
const table = createTable(createDocumentClient(), env.TABLE_NAME);
const sqs = new SQSClient({});

const deps: StaffDeps = {
  table,
  now: systemClock,
  newId,
  siteUrl: env.SITE_URL,
  keys: secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN),
  contests: createContestRepository(table),
  merchants: createMerchants(table),
  mail: createMailQueue(sqs, env.MAIL_QUEUE_URL, systemClock),
  countQueue: createCountQueue(sqs, env.COUNT_QUEUE_URL),
};

export const handler = apiFunction(staffRoutes, deps, {
  authenticate: createAuthenticate(table),
  log: logger,
});
