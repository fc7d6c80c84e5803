import type { ApiRoute } from '../../shared/http/api-route.ts';
import type { StaffDeps } from './api/staff-deps.ts';

/** The staff API of the calendar. Paths with words come before those with an id in the same place. */
export const staffRoutes: readonly ApiRoute<StaffDeps>[] = [];
