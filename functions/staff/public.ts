import * as z from 'zod';
import { readEnv } from '../../shared/env.ts';
import { pageFunction } from '../../shared/http/page-function.ts';
import { logger } from '../../shared/observability/logger.ts';
import { publicRoutes } from './public-routes.ts';

const env = readEnv(
  z.object({
    OIDC_CLIENT_ID: z.string(),
    OIDC_AUTHORIZE_URL: z.string(),
    OIDC_TOKEN_URL: z.string(),
    SITE_URL: z.string(),
  }),
);

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
