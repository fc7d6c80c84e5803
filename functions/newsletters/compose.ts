import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { readEventLists } from '../calendar/index.ts';
import { createMailQueue } from '../mail/index.ts';
import { createAuthenticate, isStaffAddress } from '../staff/index.ts';
import { countActive } from '../subscribers/index.ts';
import { readCampaignFacts } from '../voting/index.ts';
import { composeRoutes } from './compose-routes.ts';
import type { ComposeDeps } from './composing/compose-deps.ts';
import { createRenderedFiles } from './composing/rendered-files.ts';
import { isSenderVerified } from './composing/sender-identity.ts';
import { createIssueRepository } from './issue-repository.ts';

const env = readEnv(
  'TABLE_NAME',
  'SITE_URL',
  'FILES_BUCKET',
  'MAIL_QUEUE_URL',
  'TEMPLATES_QUEUE_URL',
  'MAIL_DOMAIN',
);

const table = createTable(createDocumentClient(), env.TABLE_NAME);
const sqs = createSqs();
const ses = new SESv2Client({});

const deps: ComposeDeps = {
  table,
  now: systemClock,
  newId,
  siteUrl: env.SITE_URL,
  issues: createIssueRepository(table, systemClock),
  files: createRenderedFiles(new S3Client({}), env.FILES_BUCKET),
  templates: createQueue(sqs, env.TEMPLATES_QUEUE_URL),
  mails: createMailQueue(sqs, env.MAIL_QUEUE_URL),
  countAudience: (audience, municipalities) => countActive(table, audience, municipalities),
  readFacts: (wanted) => readCampaignFacts(table, wanted),
  readEvents: (wanted) => readEventLists(table, wanted),
  isSenderVerified: () => isSenderVerified(ses, env.MAIL_DOMAIN),
  isStaffAddress: (address) => isStaffAddress(table, address),
};

export const handler = apiFunction(composeRoutes, deps, {
  authenticate: createAuthenticate(table),
  log: logger,
});
