import type { ApiRoute } from '../../shared/http/api-route.ts';
import type { EngagementDeps } from './engagement-deps.ts';
import { openReportsRoute } from './pages/open-route.ts';
import { figureRoutes } from './reports/figure-routes.ts';
import { issueRoutes } from './reports/issue/issue-routes.ts';
import { phaseRoutes } from './short-links/api/phase-routes.ts';
import { scanReportRoute } from './short-links/api/scan-report-route.ts';
import { shortLinkRoutes } from './short-links/api/short-link-routes.ts';

/** The staff API of figures. */
export const staffRoutes: readonly ApiRoute<EngagementDeps>[] = [
  openReportsRoute,
  ...issueRoutes,
  ...figureRoutes,
  ...phaseRoutes,
  ...shortLinkRoutes,
  scanReportRoute,
];
