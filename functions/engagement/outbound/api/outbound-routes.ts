import type { ApiRoute } from '../../../../shared/http/api-route.ts';
import { exportRoutes } from '../export/export-routes.ts';
import type { OutboundDeps } from '../outbound-deps.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** The staff API of what goes to programs of others. */
export const outboundRoutes: readonly ApiRoute<OutboundDeps>[] = [
  ...webhookRoutes,
  ...exportRoutes,
];
