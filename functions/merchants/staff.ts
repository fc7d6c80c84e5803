import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { apiFunction } from '../../shared/http/api-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createAuthenticate } from '../staff/index.ts';
import { staffRoutes } from './staff-routes.ts';

const { TABLE_NAME } = readEnv('TABLE_NAME');
const table = createTable(createDocumentClient(), TABLE_NAME);

export const handler = apiFunction(
  staffRoutes,
  {},
  { authenticate: createAuthenticate(table), log: logger },
);
