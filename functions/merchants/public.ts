import { setTimeout } from 'node:timers/promises';
import { createJsonObjects, s3Variables } from '../../shared/aws/json-objects.ts';
import { presignPost } from '../../shared/aws/presigned-post.ts';
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
import { createTracker, createTrackQueue } from '../engagement/index.ts';
import { createMailQueue } from '../mail/index.ts';
import { createSubscribe } from '../subscribers/index.ts';
import { createErasureJournal } from './erasure-journal.ts';
import { createMerchantLinks } from './links.ts';
import { merchantPages } from './page-routes.ts';
import { directoryPath, lostLinkPath } from './paths.ts';
import { createPhotoJobs } from './photos/photo-jobs.ts';
import { createPhotoQueue } from './photos/photo-message.ts';
import { largestUpload } from './photos/photo-places.ts';
import { createErasedContacts } from './repository/erased-contacts.ts';
import { createMerchantHistory } from './repository/history.ts';
import { createMerchantRepository } from './repository/merchants.ts';

const environment = readEnv(
  ...s3Variables,
  'TABLE_NAME',
  'KEYS_SECRET_ARN',
  'ORIGIN_SECRET_ARN',
  'MAIL_QUEUE_URL',
  'TRACK_QUEUE_URL',
  'PHOTOS_QUEUE_URL',
  'IMAGES_BUCKET',
  'JOURNAL_BUCKET',
  'SITE_URL',
);
const { SITE_URL: siteUrl, IMAGES_BUCKET: bucket } = environment;
const now = systemClock;
const readSecret = createReadSecret();
const keys = secretKeyRing(readSecret, environment.KEYS_SECRET_ARN);
const sqs = createSqs();
const mail = createMailQueue(sqs, environment.MAIL_QUEUE_URL, now);
const table = createTable(createDocumentClient(), environment.TABLE_NAME);

export const handler = pageFunction(
  merchantPages,
  {
    table,
    keys,
    now,
    newId,
    siteUrl,
    merchants: createMerchantRepository(table, { now }),
    history: createMerchantHistory(table),
    erased: createErasedContacts(table, keys),
    journal: createErasureJournal(
      createJsonObjects(environment.JOURNAL_BUCKET, { environment, now }),
    ),
    links: createMerchantLinks({ keys, now, siteUrl }),
    mail,
    photos: createPhotoQueue(sqs, environment.PHOTOS_QUEUE_URL),
    photoJobs: createPhotoJobs(table, { now }),
    uploadForm: ({ key, thenTo }) =>
      presignPost({ bucket, key, thenTo, largest: largestUpload }, { environment, now }),
    subscribe: createSubscribe({ table, keys, now, mail, siteUrl }),
    pause: setTimeout,
    tracker: createTracker(createTrackQueue(environment.TRACK_QUEUE_URL), {
      log: logger,
      count: countLightly,
    }),
    viewer: async (event: HttpEvent) =>
      viewerAddress(event, await readSecret(environment.ORIGIN_SECRET_ARN)),
  },
  { log: logger, home: directoryPath, newLink: lostLinkPath },
);
