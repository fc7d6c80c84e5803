import type { ApiRoute } from '../../shared/http/api-route.ts';

export const staffRoutes: readonly ApiRoute<object>[] = [];
