import * as z from 'zod';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { countMetric } from '../../shared/observability/metrics.ts';
import { createSqs } from '../../shared/queue/queue.ts';
import { scheduledTask } from '../../shared/schedule/scheduled-task.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createMailQueue } from '../mail/index.ts';
import { launchVariables, tiedIssuesFromEnv } from '../newsletters/index.ts';
import { createEventRepository } from './events/event-repository.ts';
import { createSourceRepository } from './sources/source-repository.ts';
import { sweep } from './sweeping/sweep.ts';
import type { SweepDeps } from './sweeping/sweep-deps.ts';
import { createRunRepository } from './syncing/run-repository.ts';
import { createSyncQueue } from './syncing/sync-message.ts';

const env = readEnv(
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'CALENDAR_SYNC_QUEUE_URL',
  'MAIL_QUEUE_URL',
  'SITE_URL',
  ...launchVariables,
);
const now = systemClock;
const table = createTable(createDocumentClient(), env.TABLE_NAME);
const sqs = createSqs();

const deps: SweepDeps = {
  table,
  now,
  newId,
  events: createEventRepository(table, { now }),
  sources: createSourceRepository(table, { now }),
  runs: createRunRepository(table, { now }),
  syncQueue: createSyncQueue(sqs, env.CALENDAR_SYNC_QUEUE_URL),
  keys: secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN),
  mail: createMailQueue(sqs, env.MAIL_QUEUE_URL, now),
  issues: tiedIssuesFromEnv(env, { table, now, newId }),
  siteUrl: env.SITE_URL,
  log: logger,
  count: countMetric,
};

export const handler = scheduledTask(z.unknown(), (_, { remainingMs }) => sweep(deps, remainingMs));
