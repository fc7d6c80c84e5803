import type { ApiRoute } from '../../shared/http/api-route.ts';
import { duplicateRoutes } from './api/duplicate-routes.ts';
import { eventRoutes } from './api/event-routes.ts';
import { handRoutes } from './api/hand-routes.ts';
import { momentRoutes } from './api/moment-routes.ts';
import { registrationRoutes } from './api/registration-routes.ts';
import { runRoutes } from './api/run-routes.ts';
import { sourceRoutes } from './api/source-routes.ts';
import type { StaffDeps } from './api/staff-deps.ts';

/** The staff API of the calendar. Paths with words come before those with an id in the same place. */
export const staffRoutes: readonly ApiRoute<StaffDeps>[] = [
  ...sourceRoutes,
  ...runRoutes,
  ...momentRoutes,
  ...registrationRoutes,
  ...handRoutes,
  ...duplicateRoutes,
  ...eventRoutes,
];
