import { setTimeout as sleep } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { logger as log } from '../../shared/observability/logger.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { readEventLists } from '../calendar/index.ts';
import { withCountedLinks } from '../engagement/index.ts';
import { createIssueRepository } from './issue-repository.ts';
import { templateMessageSchema } from './template-message.ts';
import { type FillDeps, fillLists } from './templates/fill-lists.ts';
import { makeTemplate, type TemplateDeps } from './templates/make-template.ts';
import { createReadRendered } from './templates/read-rendered.ts';
import { createSesTemplate } from './templates/ses-templates.ts';
import { createTemplateRepository } from './templates/template-repository.ts';
import { findVariants } from './variants-repository.ts';

const env = readEnv('TABLE_NAME', 'KEYS_SECRET_ARN', 'FILES_BUCKET', 'SITE_URL');

const table = createTable(createDocumentClient(), env.TABLE_NAME);
const keys = secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN);
const filling: FillDeps = {
  table,
  siteUrl: env.SITE_URL,
  readEvents: (wanted) => readEventLists(table, wanted),
};

const deps: TemplateDeps = {
  issues: createIssueRepository(table, systemClock),
  templates: createTemplateRepository(table, systemClock),
  findVariants: (issueId, hash) => findVariants(table, issueId, hash),
  readRendered: createReadRendered(new S3Client({}), env.FILES_BUCKET),
  fillLists: (of, rendered) => fillLists(of, rendered, filling),
  countLinks: (approved) => withCountedLinks(approved, { keys, siteUrl: env.SITE_URL }),
  createTemplate: createSesTemplate(new SESv2Client({ maxAttempts: 1 })),
  sleep,
  now: systemClock,
  log,
};

export const handler = queueWorker(
  templateMessageSchema,
  (message, { remainingMs }) => makeTemplate(message, remainingMs, deps),
  { log },
);
