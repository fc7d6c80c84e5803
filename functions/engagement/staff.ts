import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createAuthenticate } from '../staff/index.ts';
import { engagementDeps } from './engagement-deps.ts';
import { staffRoutes } from './staff-routes.ts';

const env = readEnv('TABLE_NAME');

const table = createTable(createDocumentClient(), env.TABLE_NAME);

export const handler = apiFunction(staffRoutes, engagementDeps(table, systemClock), {
  authenticate: createAuthenticate(table),
  log: logger,
});
