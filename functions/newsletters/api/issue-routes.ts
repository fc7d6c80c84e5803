import * as z from 'zod';
import { issueContentSchema } from '../../../emails/blocks/schema.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { readContent } from '../content-repository.ts';
import { createIssue, duplicateIssue, type WrittenIssue } from '../create-issue.ts';
import { editIssue } from '../edit-issue.ts';
import { issueSchema, issueStateSchema } from '../issue.ts';
import { nisSchema } from '../issue-ids.ts';
import { issueEditSchema, newIssueSchema } from '../issue-input.ts';
import { listIssues } from '../list-issues.ts';
import { everyMunicipality, issueParams, oneMunicipality } from './issue-scope.ts';
import type { NewslettersDeps } from './newsletters-deps.ts';

const issueView = issueSchema.extend({ content: issueContentSchema });

const editedView = issueView.extend({
  /** The issue had an approval, or waited for one, and has to be submitted again. */
  approvalVoided: z.boolean(),
});

const viewOf = ({ issue, content }: WrittenIssue) => ({ ...issue, content });

const listQuery = z.strictObject({
  state: issueStateSchema.optional(),
  /** NIS code of a municipality that the issue addresses. */
  municipality: nisSchema.optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const issueRoutes: readonly ApiRoute<NewslettersDeps>[] = [
  apiRoute<NewslettersDeps>()({
    method: 'GET',
    path: '/staff/newsletters/issues',
    summary: 'List the issues of your municipalities, newest first',
    role: 'viewer',
    scope: 'own',
    params: none,
    query: listQuery,
    body: noBody,
    output: z.object({ issues: z.array(issueSchema), cursor: z.string().optional() }),
    handle: async ({ query, principal }, { table }) => {
      const { issues, cursor } = await listIssues(table, principal, query);
      return { issues: [...issues], cursor };
    },
  }),

  apiRoute<NewslettersDeps>()({
    method: 'POST',
    path: '/staff/newsletters/issues',
    summary: 'Begin an issue',
    role: 'editor',
    scope: ({ body }) => body.municipalities,
    params: none,
    query: none,
    body: newIssueSchema,
    status: 201,
    output: issueView,
    handle: async ({ body, principal }, deps) => viewOf(await createIssue(deps, principal, body)),
  }),

  apiRoute<NewslettersDeps>()({
    method: 'GET',
    path: '/staff/newsletters/issues/{id}',
    summary: 'Read an issue with its content',
    role: 'viewer',
    scope: oneMunicipality,
    params: issueParams,
    query: none,
    body: noBody,
    output: issueView,
    handle: async ({ params }, { table, issues }) => {
      const issue = await issues.read(params.id);
      return viewOf({ issue, content: await readContent(table, issue) });
    },
  }),

  apiRoute<NewslettersDeps>()({
    method: 'PATCH',
    path: '/staff/newsletters/issues/{id}',
    summary: 'Change an issue; what an approval binds voids it, and the answer says so',
    role: 'editor',
    scope: everyMunicipality,
    params: issueParams,
    query: none,
    body: issueEditSchema,
    output: editedView,
    handle: async ({ params, body, principal }, deps) => {
      const edited = await editIssue(deps, principal, params.id, body);
      return { ...viewOf(edited), approvalVoided: edited.approvalVoided };
    },
  }),

  apiRoute<NewslettersDeps>()({
    method: 'POST',
    path: '/staff/newsletters/issues/{id}/duplicate',
    summary: 'Begin an issue with the content of another',
    role: 'editor',
    scope: everyMunicipality,
    params: issueParams,
    query: none,
    body: noBody,
    status: 201,
    output: issueView,
    handle: async ({ params, principal }, deps) =>
      viewOf(await duplicateIssue(deps, principal, params.id)),
  }),
];
