import { apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { progressSchema, readProgress } from '../progress/read-progress.ts';
import { issueParams, oneMunicipality } from './issue-scope.ts';
import type { NewslettersDeps } from './newsletters-deps.ts';

export const progressRoute = apiRoute<NewslettersDeps>()({
  method: 'GET',
  path: '/staff/newsletters/issues/{id}/progress',
  summary: 'How far the sending is: planned, sent, dropped, failed, pending, uncertain, time left',
  role: 'viewer',
  scope: oneMunicipality,
  params: issueParams,
  query: none,
  body: noBody,
  output: progressSchema,
  handle: async ({ params }, { table, issues, now }) =>
    readProgress(table, await issues.read(params.id), now),
});
