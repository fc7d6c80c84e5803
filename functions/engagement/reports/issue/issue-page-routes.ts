import * as z from 'zod';
import { AppError } from '../../../../shared/errors.ts';
import type { PageRoute } from '../../../../shared/http/page-route.ts';
import { dayAfter } from '../../../../shared/time/days.ts';
import { localHour } from '../../../../shared/time/local-hour.ts';
import {
  issueIdSchema,
  issueParams,
  listStartedIssues,
  oneMunicipality,
} from '../../../newsletters/index.ts';
import { numberWords } from '../../pages/number-words.ts';
import { reportRoute } from '../../pages/report-route.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { instantsOf } from '../../programme-report/report-period.ts';
import type { ReportDeps } from '../../report-deps.ts';
import { comparePage } from './compare-page.tsx';
import { compareIssues, maySee, requireAll } from './compared-issues.ts';
import { readIssueLinks, readLinks } from './issue-links.ts';
import { issueMessages } from './issue-messages.ts';
import { issuePage } from './issue-page.tsx';
import { readIssueReport } from './issue-report.ts';
import { mostCompared } from './issue-routes.ts';
import { issuesPage } from './issues-page.tsx';
import { mailPage } from './mail-page.tsx';
import { noticeOfTooFew } from './too-few-page.tsx';

const params = z.object({ id: issueParams.shape.id });

const list = reportRoute({
  path: '/issues',
  summary: 'Newsletters of a year, each with what came of it',
  params: z.object({}),
  query: z.object({ to: z.iso.date().optional() }),
  scope: 'own',
  async handle({ visit, principal, query }, { table, counters, now }) {
    const to = query.to ?? localHour(now()).day;
    const period = { from: dayAfter(to, -364), to };
    const started = await listStartedIssues(table, instantsOf(period));
    const own = started.filter((issue) => maySee(principal, issue));
    const issues = await compareIssues(own, { counters, now });
    issues.sort((one, other) => other.startedAt.localeCompare(one.startedAt));
    const page = query.to ? `issues?to=${query.to}` : 'issues';
    return { document: issuesPage({ visit, period, issues, page }) };
  },
});

const one = reportRoute({
  path: '/issues/{id}',
  summary: 'What came of a newsletter',
  params,
  query: z.object({}),
  scope: oneMunicipality,
  async handle({ visit, params: { id } }, deps) {
    const issue = await deps.issues.read(id);
    const [report, links, trial] = await Promise.all([
      readIssueReport(issue, deps),
      readIssueLinks(issue, deps),
      deps.sayTrial(issue, visit.language),
    ]);
    return { document: issuePage({ view: { report, ...viewOf(visit) }, issue, links, trial }) };
  },
});

const mail = reportRoute({
  path: '/issues/{id}/mail',
  summary: 'A newsletter as it was sent, with the clicks beside its links',
  params,
  query: z.object({ variant: z.string().max(40).optional() }),
  scope: oneMunicipality,
  async handle({ visit, params: { id }, query }, deps) {
    const issue = await deps.issues.read(id);
    const variants = await deps.mails.variantsOf(issue);
    const [first] = variants;
    const variant = variants.find(({ variantId }) => variantId === query.variant) ?? first;
    if (!variant) throw new AppError('issue.not_found', 'No mail of this issue has been approved.');
    const found = await deps.mails.read(issue, variant);
    const links = await readLinks(id, found, deps);
    const { title } = issue;
    const view = viewOf(visit);
    const document = mailPage({ view, issueId: id, title, mail: found, links, variants });
    return { document, allows: { mails: true } };
  },
});

const compare = reportRoute({
  path: '/compare',
  summary: 'Newsletters beside each other: each is named in the query by its id',
  params: z.object({}),
  query: z.record(z.string(), z.string()),
  scope: 'own',
  async handle({ visit, principal, query }, deps) {
    const ids = Object.keys(query).filter((name) => issueIdSchema.safeParse(name).success);
    const page = `compare?${ids.map((id) => `${id}=on`).join('&')}`;
    if (ids.length < 2 || ids.length > mostCompared) {
      return { status: 400, document: noticeOfTooFew(visit, page) };
    }
    const chosen = await Promise.all(ids.map(deps.issues.read));
    requireAll(principal, chosen);
    const issues = await compareIssues(chosen, deps);
    return { document: comparePage({ visit, issues, page }) };
  },
});

const viewOf = (visit: ReportVisit) => ({
  visit,
  t: issueMessages(visit.language),
  words: numberWords(visit.language),
});

export const issuePageRoutes: readonly PageRoute<ReportDeps>[] = [list, one, mail, compare];
