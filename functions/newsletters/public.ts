import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { pageFunction } from '../../shared/http/page-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { publicRoutes } from './public-routes.ts';

const { TABLE_NAME } = readEnv('TABLE_NAME');

export const handler = pageFunction(
  publicRoutes,
  { table: createTable(createDocumentClient(), TABLE_NAME) },
  { log: logger },
);
