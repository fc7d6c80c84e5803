import type { ApiRoute } from '../../shared/http/api-route.ts';
import type { EngagementDeps } from './engagement-deps.ts';
import { issueReportRoute } from './reports/issue-report-route.ts';

/** The staff API of figures. */
export const staffRoutes: readonly ApiRoute<EngagementDeps>[] = [issueReportRoute];
