import type { PageRoute } from '../../shared/http/page-route.ts';
import { agendaRoutes } from './agenda-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { feedRoutes } from './feeds/feed-routes.ts';
import { googleRoutes } from './google-route.ts';
import type { PageDeps } from './page-deps.ts';
import { placeRoutes } from './place-routes.ts';
import { registerRoutes } from './register-routes.ts';

/** All pages and feeds of the calendar. The first route that fits answers: words come before what takes any word. */
export const calendarPages: readonly PageRoute<PageDeps>[] = [
  ...feedRoutes,
  ...registerRoutes,
  ...placeRoutes,
  ...eventRoutes,
  ...googleRoutes,
  ...agendaRoutes,
];
