import { SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { newId } from '../../shared/ids.ts';
import { logger as log } from '../../shared/observability/logger.ts';
import { countMetric } from '../../shared/observability/metrics.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { scheduledTask } from '../../shared/schedule/scheduled-task.ts';
import { createReadVersionFigures } from '../engagement/index.ts';
import { createMailQueue } from '../mail/index.ts';
import { createSweepDeps } from './sweeping/create-sweep-deps.ts';
import { sweep } from './sweeping/sweep.ts';
import { deleteSesTemplate } from './templates/ses-templates.ts';

const env = readEnv(
  'TABLE_NAME',
  'PLAN_QUEUE_URL',
  'SEND_QUEUE_URL',
  'TEMPLATES_QUEUE_URL',
  'MAIL_QUEUE_URL',
);

const sqs = createSqs();
const table = createTable(createDocumentClient(), env.TABLE_NAME);
const deps = createSweepDeps(table, {
  planQueue: createQueue(sqs, env.PLAN_QUEUE_URL),
  sendQueue: createQueue(sqs, env.SEND_QUEUE_URL),
  mail: createMailQueue(sqs, env.MAIL_QUEUE_URL),
  templateQueue: createQueue(sqs, env.TEMPLATES_QUEUE_URL),
  deleteTemplate: deleteSesTemplate(new SESv2Client({})),
  readVersionFigures: createReadVersionFigures(table),
  now: systemClock,
  newId,
  log,
  count: countMetric,
});

export const handler = scheduledTask(z.unknown(), (_, { remainingMs }) => sweep(deps, remainingMs));
