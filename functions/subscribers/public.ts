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
import { createRegistrants, createRegistrationErasureJournal } from '../calendar/index.ts';
import { createReaderTrail, createTracker, createTrackQueue } from '../engagement/index.ts';
import { createMailQueue } from '../mail/index.ts';
import { createLinks } from './links.ts';
import { subscriberPages } from './page-routes.ts';
import { createHistoryRepository } from './repository/history.ts';
import { createSubscriberRepository } from './repository/subscribers.ts';
import { createSuppressionRepository } from './repository/suppressions.ts';
import { createS3Journal } from './s3-journal.ts';

const environment = readEnv(
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
const keys = secretKeyRing(readSecret, environment.KEYS_SECRET_ARN);
const table = createTable(createDocumentClient(), environment.TABLE_NAME);
const registrationJournal = createRegistrationErasureJournal(
  createJsonObjects(environment.JOURNAL_BUCKET, { environment, now }),
);

export const handler = pageFunction(
  subscriberPages,
  {
    table,
    keys,
    now,
    newId,
    subscribers: createSubscriberRepository(table, { newId }),
    suppressions: createSuppressionRepository(table, keys),
    history: createHistoryRepository(table),
    trail: createReaderTrail(table, now),
    journal: createS3Journal(environment.JOURNAL_BUCKET, { environment, now }),
    elsewhere: [createRegistrants(table, keys, { now, journal: registrationJournal })],
    mail: createMailQueue(createSqs(), environment.MAIL_QUEUE_URL, now),
    links: createLinks({ keys, now, siteUrl: environment.SITE_URL }),
    pause: setTimeout,
    tracker: createTracker(createTrackQueue(environment.TRACK_QUEUE_URL), {
      log: logger,
      count: countLightly,
    }),
    viewer: async (event: HttpEvent) =>
      viewerAddress(event, await readSecret(environment.ORIGIN_SECRET_ARN)),
  },
  { log: logger },
);
