import type { PageRoute } from '../../shared/http/page-route.ts';
import { frontRoute } from './pages/front-page.tsx';
import type { ReportDeps } from './report-deps.ts';
import { figurePages } from './reports/figure-pages.ts';
import { issuePageRoutes } from './reports/issue/issue-page-routes.ts';

/** The pages on which staff and funders read what came of things. */
export const reportRoutes: readonly PageRoute<ReportDeps>[] = [
  frontRoute,
  ...issuePageRoutes,
  ...figurePages,
];
