import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { newId } from '../../shared/ids.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createAuthenticate } from './authenticate.ts';
import { staffRoutes } from './staff-routes.ts';

const { TABLE_NAME } = readEnv('TABLE_NAME');

const table = createTable(createDocumentClient(), TABLE_NAME);

export const handler = apiFunction(
  staffRoutes,
  { table, now: systemClock, newId },
  { authenticate: createAuthenticate(table), log: logger },
);
