import { setTimeout } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { readLocalHosts } from '../../shared/fetching/local-hosts.ts';
import { createSafeFetch } from '../../shared/fetching/safe-fetch.ts';
import { createS3Files } from '../../shared/files/s3-files.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { countMetric } from '../../shared/observability/metrics.ts';
import { createSqs } from '../../shared/queue/queue.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { createEventRepository } from './events/event-repository.ts';
import { createSourceReaders } from './sources/read-source.ts';
import { createSourceRepository } from './sources/source-repository.ts';
import { createRunRepository } from './syncing/run-repository.ts';
import { runSync } from './syncing/run-sync.ts';
import type { SyncDeps } from './syncing/sync-deps.ts';
import { createSyncQueue, syncMessageSchema } from './syncing/sync-message.ts';
import { newDateKey } from './syncing/timing-said.ts';

const env = readEnv(
  'TABLE_NAME',
  'FILES_BUCKET',
  'CALENDAR_SYNC_QUEUE_URL',
  'UITDATABANK_URL',
  'UITDATABANK_CLIENT_ID',
);
const now = systemClock;
const table = createTable(createDocumentClient(), env.TABLE_NAME);
const readers = createSourceReaders({
  fetch: createSafeFetch({ localHosts: readLocalHosts(env.LOCAL_HOSTS) }),
  files: createS3Files(new S3Client({}), env.FILES_BUCKET),
  uitdatabank: { baseUrl: env.UITDATABANK_URL, clientId: env.UITDATABANK_CLIENT_ID },
  pause: setTimeout,
});

const deps: SyncDeps = {
  table,
  now,
  newId,
  events: createEventRepository(table, { now }),
  sources: createSourceRepository(table, { now }),
  runs: createRunRepository(table, { now }),
  syncQueue: createSyncQueue(createSqs(), env.CALENDAR_SYNC_QUEUE_URL),
  readStep: (source, position, run) => readers.readStep(source, position, run),
  newKey: newDateKey,
  log: logger,
  count: countMetric,
};

export const handler = queueWorker(
  syncMessageSchema,
  (message, { remainingMs }) => runSync(message, remainingMs, deps),
  { log: logger },
);
