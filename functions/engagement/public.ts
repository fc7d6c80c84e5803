import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { pageFunction } from '../../shared/http/page-function.ts';
import { countLightly } from '../../shared/observability/light-metric.ts';
import { logger } from '../../shared/observability/logger.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createFollow } from './following/follow.ts';
import { createFollowQueue } from './following/follow-queue.ts';
import { engagementPages } from './public-routes.ts';
import { createTrackQueue } from './tracking/track-queue.ts';
import { createTracker } from './tracking/tracker.ts';

const env = readEnv(
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'TRACK_QUEUE_URL',
  'FOLLOW_QUEUE_URL',
  'SITE_URL',
);

const telling = { log: logger, count: countLightly };

export const handler = pageFunction(
  engagementPages,
  {
    table: createTable(createDocumentClient(), env.TABLE_NAME),
    keys: secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN),
    tracker: createTracker(createTrackQueue(env.TRACK_QUEUE_URL), telling),
    follow: createFollow(createFollowQueue(env.FOLLOW_QUEUE_URL), telling),
    now: systemClock,
    siteUrl: env.SITE_URL,
  },
  { log: logger },
);
