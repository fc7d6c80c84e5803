import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { createScheduler } from '../../shared/schedule/scheduler.ts';
import { createReadClickDays, createReadVersionFigures } from '../engagement/index.ts';
import { createAuthenticate } from '../staff/index.ts';
import type { NewslettersDeps } from './api/newsletters-deps.ts';
import { createImageClient, createImageStore } from './images/image-store.ts';
import { createIssueRepository } from './issue-repository.ts';
import { staffRoutes } from './staff-routes.ts';
import { versionsOfIssue } from './versions/issue-versions.ts';

const env = readEnv(
  'TABLE_NAME',
  'SITE_URL',
  'IMAGES_BUCKET',
  'PLAN_QUEUE_URL',
  'SCHEDULE_GROUP',
  'LAUNCH_ARN',
  'SCHEDULER_ROLE_ARN',
);

const table = createTable(createDocumentClient(), env.TABLE_NAME);

const deps: NewslettersDeps = {
  table,
  now: systemClock,
  newId,
  siteUrl: env.SITE_URL,
  versionsOf: (issue) => versionsOfIssue(table, issue),
  readVersionFigures: createReadVersionFigures(table),
  readClickDays: createReadClickDays(table),
  issues: createIssueRepository(table, systemClock),
  planQueue: createQueue(createSqs(), env.PLAN_QUEUE_URL),
  images: createImageStore(createImageClient(), env.IMAGES_BUCKET),
  scheduler: createScheduler(new SchedulerClient({}), {
    group: env.SCHEDULE_GROUP,
    functionArn: env.LAUNCH_ARN,
    roleArn: env.SCHEDULER_ROLE_ARN,
  }),
};

export const handler = apiFunction(staffRoutes, deps, {
  authenticate: createAuthenticate(table),
  log: logger,
});
