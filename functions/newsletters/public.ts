import * as z from 'zod';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { pageFunction } from '../../shared/http/page-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { publicRoutes } from './public-routes.ts';

const { TABLE_NAME } = readEnv(z.object({ TABLE_NAME: z.string() }));

export const handler = pageFunction(
  publicRoutes,
  { table: createTable(createDocumentClient(), TABLE_NAME) },
  { log: logger },
);
