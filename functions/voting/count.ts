import { setTimeout } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createSqs } from '../../shared/queue/queue.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { createSecrets } from '../../shared/secrets/read-secret.ts';
import { createMailQueue } from '../mail/index.ts';
import { createMerchants } from '../merchants/index.ts';
import { createPeppers } from './casting/peppers.ts';
import { createVoteRepository } from './casting/vote-repository.ts';
import { createContestRepository } from './contests/contest-repository.ts';
import { countMessageSchema, createCountQueue } from './contests/count-message.ts';
import type { CountDeps } from './counting/count-deps.ts';
import { countTask } from './counting/count-task.ts';
import { createPublicFiles, createWriteOnceFiles } from './counting/s3-files.ts';

const env = readEnv(
  'TABLE_NAME',
  'VOTE_TABLE_NAME',
  'PEPPER_PREFIX',
  'PUBLICATIONS_BUCKET',
  'VOTE_BACKUPS_BUCKET',
  'MAIL_QUEUE_URL',
  'COUNT_QUEUE_URL',
  'SITE_URL',
);
const client = createDocumentClient();
const table = createTable(client, env.TABLE_NAME);
const votes = createTable(client, env.VOTE_TABLE_NAME);
const sqs = createSqs();
const s3 = new S3Client({});

const deps: CountDeps = {
  table,
  votes,
  contests: createContestRepository(table),
  cast: createVoteRepository(votes),
  peppers: createPeppers(createSecrets(), env.PEPPER_PREFIX),
  merchants: createMerchants(table),
  mail: createMailQueue(sqs, env.MAIL_QUEUE_URL),
  countQueue: createCountQueue(sqs, env.COUNT_QUEUE_URL),
  publications: createPublicFiles(s3, env.PUBLICATIONS_BUCKET),
  backups: createWriteOnceFiles(s3, env.VOTE_BACKUPS_BUCKET),
  siteUrl: env.SITE_URL,
  now: systemClock,
  newId,
  pause: async (milliseconds) => void (await setTimeout(milliseconds)),
};

export const handler = queueWorker(countMessageSchema, (message) => countTask(message, deps), {
  log: logger,
});
