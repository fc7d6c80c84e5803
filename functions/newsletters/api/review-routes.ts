import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody } from '../../../shared/http/api-route.ts';
import { approveIssue } from '../composing/approve-issue.ts';
import type { ComposeDeps } from '../composing/compose-deps.ts';
import { readIssueFacts } from '../composing/issue-facts.ts';
import { issueProblemSchema } from '../composing/issue-problem.ts';
import { preflightIssue } from '../composing/preflight-issue.ts';
import { renderIssue } from '../composing/render-issue.ts';
import { submitIssue } from '../composing/submit-issue.ts';
import { readContent } from '../content-repository.ts';
import { issueSchema } from '../issue.ts';
import { variantSchema } from '../issue-variants.ts';
import { explained } from './explained.ts';
import { everyMunicipality, issueParams, oneMunicipality } from './issue-scope.ts';

/** The revision that the caller has seen. */
const revision = z.int();

const preflightView = z.object({
  /** Whether nothing stops the issue. */
  passes: z.boolean(),
  problems: z.array(issueProblemSchema),
  /** How many people the issue reaches today. */
  audienceSize: z.int(),
  variants: z.array(
    variantSchema
      .pick({ variantId: true, language: true, nis: true, version: true, subject: true })
      .extend({ bytes: z.int() }),
  ),
});

export const reviewRoutes: readonly ApiRoute<ComposeDeps>[] = [
  apiRoute<ComposeDeps>()({
    method: 'POST',
    path: '/staff/newsletters/issues/{id}/preflight',
    summary: 'Check all that must be right before an issue goes out',
    role: 'viewer',
    scope: oneMunicipality,
    params: issueParams,
    query: explained,
    body: noBody,
    output: preflightView,
    handle: async ({ params, query: { explainIn } }, deps) => {
      const issue = await deps.issues.read(params.id);
      const content = await readContent(deps.table, issue);
      const facts = await readIssueFacts(deps, issue, content);
      const mails = await renderIssue(issue, content, facts, deps.siteUrl);
      const preflight = await preflightIssue(deps, issue, { content, facts, mails }, explainIn);
      return {
        passes: preflight.problems.every(({ severity }) => severity === 'warn'),
        problems: [...preflight.problems],
        audienceSize: preflight.audienceSize,
        variants: mails.map(({ variant, mail: { bytes } }) => ({ ...variant, bytes })),
      };
    },
  }),

  apiRoute<ComposeDeps>()({
    method: 'POST',
    path: '/staff/newsletters/issues/{id}/submit',
    summary: 'Hand a draft in for review',
    role: 'editor',
    scope: everyMunicipality,
    params: issueParams,
    query: explained,
    body: z.strictObject({ revision }),
    output: issueSchema,
    handle: ({ params, query, body, principal }, deps) =>
      submitIssue(deps, { principal, issueId: params.id, ...body }, query.explainIn),
  }),

  apiRoute<ComposeDeps>()({
    method: 'POST',
    path: '/staff/newsletters/issues/{id}/approve',
    summary: 'Approve an issue that you have not written on',
    role: 'approver',
    scope: everyMunicipality,
    params: issueParams,
    query: explained,
    body: z.strictObject({
      revision,
      /** Days before or after its time on which the issue may go out without another approval. */
      allowedMoveDays: z.int().min(0).max(60).default(0),
    }),
    output: issueSchema,
    handle: ({ params, query, body: { allowedMoveDays, ...seen }, principal }, deps) =>
      approveIssue(
        deps,
        { principal, issueId: params.id, ...seen },
        { allowedMoveDays, explainIn: query.explainIn },
      ),
  }),
];
