import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { logger } from '../../shared/observability/logger.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { createPhotoJobs } from './photos/photo-jobs.ts';
import { photoMessageSchema } from './photos/photo-message.ts';
import { createPhotoStore } from './photos/photo-store.ts';
import { workPhoto } from './photos/work-photo.ts';
import { createMerchantRepository } from './repository/merchants.ts';

const environment = readEnv('TABLE_NAME', 'IMAGES_BUCKET');
const now = systemClock;
const table = createTable(createDocumentClient(), environment.TABLE_NAME);

const deps = {
  merchants: createMerchantRepository(table, { now }),
  photoJobs: createPhotoJobs(table, { now }),
  store: createPhotoStore(new S3Client({}), environment.IMAGES_BUCKET),
  now,
};

export const handler = queueWorker(photoMessageSchema, (message) => workPhoto(message, deps), {
  log: logger,
});
