import type { ApiRoute } from '../../shared/http/api-route.ts';
import { auditRoutes } from './contests/api/audit-routes.ts';
import { candidateRoutes } from './contests/api/candidate-routes.ts';
import { contestRoutes } from './contests/api/contest-routes.ts';
import { moveRoutes } from './contests/api/move-routes.ts';
import { nominationRoutes } from './contests/api/nomination-routes.ts';
import { paperRoutes } from './contests/api/paper-routes.ts';
import { quarantineRoutes } from './contests/api/quarantine-routes.ts';
import { seriesRoutes } from './contests/api/series-routes.ts';
import type { StaffDeps } from './contests/api/staff-deps.ts';
import { prizeRoutes } from './counting/prize-routes.ts';

/** The staff API of contests. Series come first: `series` is no contest's id. */
export const staffRoutes: readonly ApiRoute<StaffDeps>[] = [
  ...seriesRoutes,
  ...contestRoutes,
  ...moveRoutes,
  ...candidateRoutes,
  ...nominationRoutes,
  ...paperRoutes,
  ...quarantineRoutes,
  ...prizeRoutes,
  ...auditRoutes,
];
