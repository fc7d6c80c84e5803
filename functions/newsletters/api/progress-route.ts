import { apiRoute, noBody } from '../../../shared/http/api-route.ts';
import { progressSchema, readProgress } from '../progress/read-progress.ts';
import { pauseViewOf, pauseViewSchema } from '../progress/say-pause.ts';
import { explained } from './explained.ts';
import { issueParams, oneMunicipality } from './issue-scope.ts';
import type { NewslettersDeps } from './newsletters-deps.ts';

export const progressRoute = apiRoute<NewslettersDeps>()({
  method: 'GET',
  path: '/staff/newsletters/issues/{id}/progress',
  summary:
    'How far the sending is: planned, sent, dropped, failed, pending, uncertain, time left; why it stands still',
  role: 'viewer',
  scope: oneMunicipality,
  params: issueParams,
  query: explained,
  body: noBody,
  output: progressSchema.extend({ paused: pauseViewSchema.optional() }),
  async handle({ params, query: { explainIn } }, { table, issues, now }) {
    const issue = await issues.read(params.id);
    const progress = await readProgress(table, issue, now);
    return { ...progress, paused: pauseViewOf(issue, explainIn) };
  },
});
