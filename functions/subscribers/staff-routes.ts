import type { ApiRoute } from '../../shared/http/api-route.ts';
import { exportRoutes } from './staff-api/export-routes.ts';
import { importRoutes } from './staff-api/import-routes.ts';
import type { StaffDeps } from './staff-api/staff-deps.ts';
import { subscriberRoutes } from './staff-api/subscriber-routes.ts';
import { suppressionRoutes } from './staff-api/suppression-routes.ts';

/** The staff API of subscribers. Paths with words come before those with an id in the same place. */
export const staffRoutes: readonly ApiRoute<StaffDeps>[] = [
  ...importRoutes,
  ...exportRoutes,
  ...suppressionRoutes,
  ...subscriberRoutes,
];
