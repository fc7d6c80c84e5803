import type { ApiRoute } from '../../shared/http/api-route.ts';
import type { EngagementDeps } from './engagement-deps.ts';
import { type ReportJobDeps, reportJobRoutes } from './programme-report/job/report-job-routes.ts';
import { staffRoutes } from './staff-routes.ts';

export type StaffApiDeps = EngagementDeps & ReportJobDeps;

/** All that the staff function answers: figures, and reports that are made of them. */
export const staffApi: readonly ApiRoute<StaffApiDeps>[] = [...staffRoutes, ...reportJobRoutes];
