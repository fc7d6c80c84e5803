import * as z from 'zod';
import { apiRoute, none } from '../../../shared/http/api-route.ts';
import type { ComposeDeps } from '../composing/compose-deps.ts';
import { sendTest } from '../composing/send-test.ts';
import { everyMunicipality, issueParams } from './issue-scope.ts';
import { variantChoice } from './preview-route.ts';

export const testSendRoute = apiRoute<ComposeDeps>()({
  method: 'POST',
  path: '/staff/newsletters/issues/{id}/test-send',
  summary: 'Send one variant, marked as a test, to yourself or to colleagues',
  role: 'editor',
  scope: everyMunicipality,
  params: issueParams,
  query: none,
  body: variantChoice.extend({
    /** Addresses of colleagues; your own when absent. */
    to: z.array(z.email().max(254)).min(1).max(10).optional(),
  }),
  status: 202,
  output: z.object({ sentTo: z.int() }),
  handle: async ({ params, body, principal }, deps) =>
    sendTest(deps, principal, await deps.issues.read(params.id), body),
});
