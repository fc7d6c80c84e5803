import type { PageRoute } from '../../shared/http/page-route.ts';
import { dataRoutes } from './data-routes.ts';
import { directoryRoutes } from './directory-routes.ts';
import { manageRoutes } from './manage-routes.ts';
import type { PageDeps } from './page-deps.ts';
import { photoRoutes } from './photo-routes.ts';
import { registerFormRoutes, registerRoutes } from './register-routes.ts';

/** All pages of the directory, for residents and merchants. The first route that fits answers. */
export const merchantPages: readonly PageRoute<PageDeps>[] = [
  ...dataRoutes,
  ...registerRoutes,
  ...manageRoutes,
  ...photoRoutes,
  ...registerFormRoutes,
  ...directoryRoutes,
];
