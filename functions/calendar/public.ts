import { setTimeout } from 'node:timers/promises';
import { createJsonObjects, s3Variables } from '../../shared/aws/json-objects.ts';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import type { HttpEvent } from '../../shared/http/event.ts';
import { pageFunction } from '../../shared/http/page-function.ts';
import { viewerAddress } from '../../shared/http/viewer-address.ts';
import { newId } from '../../shared/ids.ts';
import { countLightly } from '../../shared/observability/light-metric.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createSqs } from '../../shared/queue/queue.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createFeedClients, createTracker, createTrackQueue } from '../engagement/index.ts';
import { createMailQueue } from '../mail/index.ts';
import { createEventRepository } from './events/event-repository.ts';
import { calendarPages } from './page-routes.ts';
import { calendarPath } from './paths.ts';
import { createErasureJournal } from './registration/erasure-journal.ts';

const env = readEnv(
  ...s3Variables,
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'ORIGIN_SECRET_ARN',
  'MAIL_QUEUE_URL',
  'TRACK_QUEUE_URL',
  'JOURNAL_BUCKET',
  'SITE_URL',
);
const now = systemClock;
const readSecret = createReadSecret();
const table = createTable(createDocumentClient(), env.TABLE_NAME);

const counting = { log: logger, count: countLightly };

export const handler = pageFunction(
  calendarPages,
  {
    table,
    events: createEventRepository(table, { now }),
    keys: secretKeyRing(readSecret, env.KEYS_SECRET_ARN),
    mail: createMailQueue(createSqs(), env.MAIL_QUEUE_URL, now),
    journal: createErasureJournal(createJsonObjects(env.JOURNAL_BUCKET, { environment: env, now })),
    now,
    newId,
    siteUrl: env.SITE_URL,
    tracker: createTracker(createTrackQueue(env.TRACK_QUEUE_URL), counting),
    feedClients: createFeedClients({ table, now, ...counting }),
    viewer: async (event: HttpEvent) =>
      viewerAddress(event, await readSecret(env.ORIGIN_SECRET_ARN)),
    log: logger,
    pause: setTimeout,
  },
  { log: logger, home: calendarPath },
);
