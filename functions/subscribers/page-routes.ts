import type { PageRoute } from '../../shared/http/page-route.ts';
import { confirmRoutes } from './confirm-routes.ts';
import { followingRoutes } from './following-routes.ts';
import { reasonRoutes } from './leaving/reason-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { myDataRoutes } from './my-data-routes.ts';
import type { PageDeps } from './page-deps.ts';
import { preferencesRoutes } from './preferences-routes.ts';
import { municipalityRoutes, subscribeRoutes } from './subscribe-routes.ts';
import { unsubscribeRoutes } from './unsubscribe-routes.ts';

/** All pages for residents. The first route that fits answers. */
export const subscriberPages: readonly PageRoute<PageDeps>[] = [
  ...subscribeRoutes,
  ...confirmRoutes,
  ...followingRoutes,
  ...preferencesRoutes,
  ...linkRoutes,
  ...unsubscribeRoutes,
  ...reasonRoutes,
  ...myDataRoutes,
  ...municipalityRoutes,
];
