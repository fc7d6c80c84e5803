import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { newId } from '../../shared/ids.ts';
import { logger as log } from '../../shared/observability/logger.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { createPlanDeps } from './planning/create-plan-deps.ts';
import { planIssue } from './planning/plan-issue.ts';
import { planMessageSchema } from './planning/plan-message.ts';

const env = readEnv('TABLE_NAME', 'SEND_QUEUE_URL');

const deps = createPlanDeps(createTable(createDocumentClient(), env.TABLE_NAME), {
  sendQueue: createQueue(createSqs(), env.SEND_QUEUE_URL),
  now: systemClock,
  newId,
});

export const handler = queueWorker(planMessageSchema, (message) => planIssue(message, deps), {
  log,
});
