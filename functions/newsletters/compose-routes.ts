import type { ApiRoute } from '../../shared/http/api-route.ts';
import { previewRoute } from './api/preview-route.ts';
import { reviewRoutes } from './api/review-routes.ts';
import { testSendRoute } from './api/test-send-route.ts';
import type { ComposeDeps } from './composing/compose-deps.ts';

/** The routes of the staff API that render mails. */
export const composeRoutes: readonly ApiRoute<ComposeDeps>[] = [
  previewRoute,
  ...reviewRoutes,
  testSendRoute,
];
