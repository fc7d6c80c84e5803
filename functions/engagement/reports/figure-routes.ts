import type { ApiRoute } from '../../../shared/http/api-route.ts';
import type { EngagementDeps } from '../engagement-deps.ts';
import { calendarRoute } from './calendar/calendar-route.ts';
import { contestRoute } from './contest/contest-route.ts';
import { deliverabilityRoutes } from './deliverability/deliverability-routes.ts';
import { listRoutes } from './list/list-routes.ts';
import { merchantsRoute } from './merchants/merchants-route.ts';
import { overviewRoutes } from './overview/overview-route.ts';

/** Reports of a municipality, of the programme, and of a vote. */
export const figureRoutes: readonly ApiRoute<EngagementDeps>[] = [
  ...overviewRoutes,
  ...listRoutes,
  calendarRoute,
  merchantsRoute,
  ...deliverabilityRoutes,
  contestRoute,
];
