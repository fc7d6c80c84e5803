import { readEnv } from '../../shared/env.ts';
import { pageFunction } from '../../shared/http/page-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { publicRoutes } from './public-routes.ts';

const env = readEnv('OIDC_CLIENT_ID', 'OIDC_AUTHORIZE_URL', 'OIDC_TOKEN_URL', 'SITE_URL');

export const handler = pageFunction(
  publicRoutes,
  {
    clientId: env.OIDC_CLIENT_ID,
    authorizeUrl: env.OIDC_AUTHORIZE_URL,
    tokenUrl: env.OIDC_TOKEN_URL,
    siteUrl: env.SITE_URL,
  },
  { log: logger },
);
