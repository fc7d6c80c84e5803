import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret } from '../../shared/secrets/read-secret.ts';
import { createAuthenticate } from '../staff/index.ts';
import { engagementDeps } from './engagement-deps.ts';
import { staffRoutes } from './staff-routes.ts';

const env = readEnv('TABLE_NAME', 'KEYS_SECRET_ARN', 'SITE_URL');

const table = createTable(createDocumentClient(), env.TABLE_NAME);

const access = {
  keys: secretKeyRing(createReadSecret(), env.KEYS_SECRET_ARN),
  siteUrl: env.SITE_URL,
};

export const handler = apiFunction(staffRoutes, engagementDeps(table, access, systemClock), {
  authenticate: createAuthenticate(table),
  log: logger,
});
