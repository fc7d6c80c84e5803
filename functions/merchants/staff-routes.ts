import type { ApiRoute } from '../../shared/http/api-route.ts';
import { contactRoutes } from './staff-api/contact-routes.ts';
import { exportRoutes } from './staff-api/export-routes.ts';
import { importRoutes } from './staff-api/import-routes.ts';
import { merchantRoutes } from './staff-api/merchant-routes.ts';
import { photoRoutes } from './staff-api/photo-routes.ts';
import type { StaffDeps } from './staff-api/staff-deps.ts';

/** The staff API of merchants. Paths with words come before those with an id in the same place. */
export const staffRoutes: readonly ApiRoute<StaffDeps>[] = [
  ...importRoutes,
  ...exportRoutes,
  ...photoRoutes,
  ...contactRoutes,
  ...merchantRoutes,
];
