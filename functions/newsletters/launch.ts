import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createQueue } from '../../shared/queue/queue.ts';
import { scheduledTask } from '../../shared/schedule/scheduled-task.ts';
import { createIssueRepository } from './issue-repository.ts';
import { launchMessageSchema } from './launch-message.ts';
import type { PlanMessage } from './planning/plan-message.ts';
import { startIssue } from './start-issue.ts';

const env = readEnv('TABLE_NAME', 'PLAN_QUEUE_URL');

const table = createTable(createDocumentClient(), env.TABLE_NAME);
const planQueue = createQueue<PlanMessage>(new SQSClient({}), env.PLAN_QUEUE_URL);
const issues = createIssueRepository(table, systemClock);

export const handler = scheduledTask(launchMessageSchema, async (message) => {
  const started = await startIssue({ table, issues, planQueue, now: systemClock }, message);
  logger.info(started ? 'issue launched' : 'nothing to launch', { ...message });
});
