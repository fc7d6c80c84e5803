import type { ApiRoute } from '../../shared/http/api-route.ts';
import { globalStopRoutes } from './api/global-stop-routes.ts';
import { imageRoutes } from './api/image-routes.ts';
import { issueRoutes } from './api/issue-routes.ts';
import { moveRoutes } from './api/move-routes.ts';
import type { NewslettersDeps } from './api/newsletters-deps.ts';
import { progressRoute } from './api/progress-route.ts';
import { timeRoute } from './api/time-route.ts';
import { versionRoutes } from './api/version-routes.ts';

/** The staff API of newsletters, but what renders mails (`compose-routes.ts`). */
export const staffRoutes: readonly ApiRoute<NewslettersDeps>[] = [
  ...issueRoutes,
  ...moveRoutes,
  progressRoute,
  ...versionRoutes,
  timeRoute,
  ...globalStopRoutes,
  ...imageRoutes,
];
