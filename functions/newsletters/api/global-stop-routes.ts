import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { liftGlobalStop, readGlobalStop, stopAllSending } from '../global-stop.ts';
import type { NewslettersDeps } from './newsletters-deps.ts';

const stopView = z.object({
  stopped: z.boolean(),
  /** Account id of who stopped it. */
  by: z.string().optional(),
  at: z.iso.datetime().optional(),
});

const path = '/staff/newsletters/global-stop';

export const globalStopRoutes: readonly ApiRoute<NewslettersDeps>[] = [
  apiRoute<NewslettersDeps>()({
    method: 'GET',
    path,
    summary: 'Whether all sending is stopped',
    role: 'viewer',
    scope: 'own',
    params: none,
    query: none,
    body: noBody,
    output: stopView,
    handle: async (_, { table }) => {
      const stop = await readGlobalStop(table);
      return { stopped: stop !== undefined, ...stop };
    },
  }),

  apiRoute<NewslettersDeps>()({
    method: 'PUT',
    path,
    summary: 'Stop all sending within the chunks under way',
    role: 'approver',
    scope: 'programme',
    params: none,
    query: none,
    body: noBody,
    output: stopView,
    handle: async ({ principal }, deps) => ({
      stopped: true,
      ...(await stopAllSending(deps, principal)),
    }),
  }),

  apiRoute<NewslettersDeps>()({
    method: 'DELETE',
    path,
    summary: 'Let newsletters be sent again',
    role: 'approver',
    scope: 'programme',
    params: none,
    query: none,
    body: noBody,
    status: 204,
    output: z.undefined(),
    handle: async ({ principal }, deps) => {
      await liftGlobalStop(deps, principal);
      return undefined;
    },
  }),
];
