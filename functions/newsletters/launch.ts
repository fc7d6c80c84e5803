import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { scheduledTask } from '../../shared/schedule/scheduled-task.ts';
import { createIssueRepository } from './issue-repository.ts';
import { launchMessageSchema } from './launch-message.ts';
import { type StartDeps, startIssue } from './start-issue.ts';
import { createTemplateRepository } from './templates/template-repository.ts';

const env = readEnv('TABLE_NAME', 'PLAN_QUEUE_URL', 'TEMPLATES_QUEUE_URL');

const table = createTable(createDocumentClient(), env.TABLE_NAME);
const sqs = createSqs();
const deps: StartDeps = {
  table,
  issues: createIssueRepository(table, systemClock),
  planQueue: createQueue(sqs, env.PLAN_QUEUE_URL),
  templates: createTemplateRepository(table, systemClock),
  templateQueue: createQueue(sqs, env.TEMPLATES_QUEUE_URL),
  now: systemClock,
  newId,
};

export const handler = scheduledTask(launchMessageSchema, async (message) => {
  const started = await startIssue(deps, message);
  logger.info(started ? 'issue launched' : 'nothing to launch', { ...message });
});
