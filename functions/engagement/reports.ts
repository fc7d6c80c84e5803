import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { pageFunction } from '../../shared/http/page-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { partPath } from '../../shared/pages/part-path.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createReadRendered } from '../newsletters/index.ts';
import { reportDeps } from './report-deps.ts';
import { reportRoutes } from './report-routes.ts';

const env = readEnv('TABLE_NAME', 'KEYS_SECRET_ARN', 'FILES_BUCKET', 'SITE_URL');

const table = createTable(createDocumentClient(), env.TABLE_NAME);
const effects = {
  keys: secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN),
  readRendered: createReadRendered(new S3Client({}), env.FILES_BUCKET),
  siteUrl: env.SITE_URL,
};

export const handler = pageFunction(reportRoutes, reportDeps(table, effects, systemClock), {
  log: logger,
  home: (language) => partPath('newsletter', language),
});
