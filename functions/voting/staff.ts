import { apiFunction } from '../../shared/http/api-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { createAuthenticate } from '../staff/index.ts';
import { depsFromEnv } from './contests/deps-from-env.ts';
import { staffRoutes } from './staff-routes.ts';

const deps = depsFromEnv();

export const handler = apiFunction(staffRoutes, deps, {
  authenticate: createAuthenticate(deps.table),
  log: logger,
});
