import { apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { issueParams, oneMunicipality } from '../../newsletters/index.ts';
import type { EngagementDeps } from '../engagement-deps.ts';
import { issueReportSchema, readIssueReport } from './issue-report.ts';

export const issueReportRoute = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/issues/{id}',
  summary: 'What came of an issue: everything that happened, and what people did, by hour and day',
  role: 'viewer',
  scope: oneMunicipality,
  params: issueParams,
  query: none,
  body: noBody,
  output: issueReportSchema,
  handle: async ({ params }, { issues, counters }) =>
    readIssueReport(await issues.read(params.id), counters),
});
