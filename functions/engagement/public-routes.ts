import type { PageRoute } from '../../shared/http/page-route.ts';
import { campaignRoutes } from './campaign/campaign-routes.ts';
import { linkRoutes } from './links/link-routes.ts';
import { openRoutes } from './links/open-routes.ts';
import type { PageDeps } from './page-deps.ts';
import { privacyRoutes } from './privacy/privacy-routes.ts';
import { scanRoutes } from './short-links/scan-routes.ts';

/** Links of mails and of printed matter, and pages that say what is counted. The first route that fits answers. */
export const engagementPages: readonly PageRoute<PageDeps>[] = [
  ...linkRoutes,
  ...openRoutes,
  ...scanRoutes,
  ...privacyRoutes,
  ...campaignRoutes,
];
