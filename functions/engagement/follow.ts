import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createQueue, createSqs } from '../../shared/queue/queue.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { checkFollowing } from '../subscribers/index.ts';
import { followMessageSchema } from './following/followed.ts';
import { type FollowingDeps, takeFollowed } from './following/take-followed.ts';
import { createTrailRepository } from './following/trail-repository.ts';
import { createSendEvents } from './tracking/send-events.ts';

const env = readEnv('TABLE_NAME', 'FOLLOW_QUEUE_URL', 'TRACK_QUEUE_URL');

const sqs = createSqs();

const deps: FollowingDeps = {
  trail: createTrailRepository(createTable(createDocumentClient(), env.TABLE_NAME), checkFollowing),
  queue: createQueue(sqs, env.FOLLOW_QUEUE_URL),
  countEvents: createSendEvents(createQueue(sqs, env.TRACK_QUEUE_URL)),
};

export const handler = queueWorker(followMessageSchema, (message) => takeFollowed(message, deps), {
  log: logger,
});
