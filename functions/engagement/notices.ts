import * as z from 'zod';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { scheduledTask } from '../../shared/schedule/scheduled-task.ts';
import { createCounterRepository } from './counters/counter-repository.ts';
import { createDeliveryRepository } from './outbound/delivery-repository.ts';
import { createFindNotices } from './outbound/find-notices.ts';
import { type TellDeps, tellWebhooks } from './outbound/tell-webhooks.ts';
import { createWebhookRepository } from './outbound/webhook-repository.ts';
import { createReportRepository } from './programme-report/job/report-repository.ts';

const env = readEnv('TABLE_NAME', 'WEBHOOKS_QUEUE_URL');
const table = createTable(createDocumentClient(), env.TABLE_NAME);
const now = systemClock;

const deps: TellDeps = {
  webhooks: createWebhookRepository(table),
  deliveries: createDeliveryRepository(table, now),
  findNotices: createFindNotices({
    table,
    counters: createCounterRepository(table),
    reports: createReportRepository(table),
    now,
  }),
  queue: createQueue(createSqs(), env.WEBHOOKS_QUEUE_URL),
  now,
};

export const handler = scheduledTask(z.unknown(), () => tellWebhooks(deps));
