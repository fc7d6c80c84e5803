import type { ApiRoute } from '../../shared/http/api-route.ts';
import { accountRoutes } from './account-routes.ts';
import type { StaffDeps } from './accounts.ts';
import { auditRoutes } from './audit-routes.ts';
import { selfRoutes } from './self-routes.ts';

/** Every route of the function `staff/staff`. */
export const staffRoutes: readonly ApiRoute<StaffDeps>[] = [
  ...selfRoutes,
  ...accountRoutes,
  ...auditRoutes,
];
