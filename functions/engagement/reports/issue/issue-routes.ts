import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import {
  issueIdSchema,
  issueParams,
  listStartedIssues,
  oneMunicipality,
} from '../../../newsletters/index.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { instantsOf, reportPeriodSchema } from '../../programme-report/report-period.ts';
import { periodOf, periodQuery } from '../period-query.ts';
import { comparedIssueSchema, compareIssues, maySee, requireAll } from './compared-issues.ts';
import { issueLinksSchema, readIssueLinks } from './issue-links.ts';
import { issueReportSchema, readIssueReport } from './issue-report.ts';

const oneIssue = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/issues/{id}',
  summary: 'What came of an issue: everything that happened, and what people did, by hour and day',
  role: 'viewer',
  scope: oneMunicipality,
  params: issueParams,
  query: none,
  body: noBody,
  output: issueReportSchema,
  handle: async ({ params }, { issues, ...deps }) =>
    readIssueReport(await issues.read(params.id), deps),
});

const linksOfIssue = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/issues/{id}/links',
  summary:
    'The links of an issue in the order of its mail, with the clicks of all its mails on each',
  role: 'viewer',
  scope: oneMunicipality,
  params: issueParams,
  query: none,
  body: noBody,
  output: issueLinksSchema,
  async handle({ params }, { issues, ...deps }) {
    return { links: (await readIssueLinks(await issues.read(params.id), deps)) ?? [] };
  },
});

const issuesOfPeriod = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/issues',
  summary: 'Issues whose sending began in a period, each with what came of it until now',
  role: 'viewer',
  scope: 'own',
  params: none,
  query: periodQuery,
  body: noBody,
  output: z.object({ period: reportPeriodSchema, issues: z.array(comparedIssueSchema) }),
  async handle({ principal, query }, { table, counters, now }) {
    const period = periodOf(query, now());
    const issues = await listStartedIssues(table, instantsOf(period));
    const own = issues.filter((issue) => maySee(principal, issue));
    return { period, issues: await compareIssues(own, { counters, now }) };
  },
});

/** So many fit beside each other. */
export const mostCompared = 4;

/** `iss_…,iss_…` */
export const comparedIds = z
  .string()
  .max(200)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(issueIdSchema).min(2).max(mostCompared));

const issuesCompared = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/compared-issues',
  summary: 'Two to four issues beside each other, by their ids with commas between',
  role: 'viewer',
  scope: 'own',
  params: none,
  query: z.strictObject({ issues: comparedIds }),
  body: noBody,
  output: z.object({ issues: z.array(comparedIssueSchema) }),
  async handle({ principal, query }, { issues: repository, counters, now }) {
    const issues = await Promise.all(query.issues.map(repository.read));
    requireAll(principal, issues);
    return { issues: await compareIssues(issues, { counters, now }) };
  },
});

export const issueRoutes: readonly ApiRoute<EngagementDeps>[] = [
  oneIssue,
  linksOfIssue,
  issuesOfPeriod,
  issuesCompared,
];
