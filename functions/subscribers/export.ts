import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { createS3Files } from '../../shared/files/s3-files.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { exportMessageSchema } from './exporting/export-job.ts';
import { runExport } from './exporting/run-export.ts';
import { createExportRepository } from './repository/exports.ts';
import { createMemberRepository } from './repository/members.ts';
import { createSubscriberRepository } from './repository/subscribers.ts';

const { TABLE_NAME, FILES_BUCKET } = readEnv('TABLE_NAME', 'FILES_BUCKET');
const table = createTable(createDocumentClient(), TABLE_NAME);

const deps = {
  exports: createExportRepository(table),
  members: createMemberRepository(table),
  subscribers: createSubscriberRepository(table, { newId }),
  files: createS3Files(new S3Client({}), FILES_BUCKET),
  now: systemClock,
};

export const handler = queueWorker(
  exportMessageSchema,
  ({ exportId }) => runExport(exportId, deps),
  { log: logger },
);
