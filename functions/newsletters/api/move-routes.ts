import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import type { Role } from '../../../shared/http/principal.ts';
import { type Issue, issueSchema, restSchema, wallTimeSchema } from '../issue.ts';
import type { StaffAction } from '../move-issue.ts';
import { scheduleIssue, undoApproval, unscheduleIssue } from '../schedule-issue.ts';
import {
  cancelIssue,
  pauseIssue,
  resumeIssue,
  retryFailedOf,
  withdrawIssue,
} from '../sending-actions.ts';
import { everyMunicipality, issueParams } from './issue-scope.ts';
import type { NewslettersDeps } from './newsletters-deps.ts';

/** A move without further particulars: `POST /staff/newsletters/issues/{id}/<name>`. */
const moveRoute = (
  name: string,
  role: Role,
  summary: string,
  move: (deps: NewslettersDeps, action: StaffAction) => Promise<Issue>,
) =>
  apiRoute<NewslettersDeps>()({
    method: 'POST',
    path: `/staff/newsletters/issues/{id}/${name}`,
    summary,
    role,
    scope: everyMunicipality,
    params: issueParams,
    query: none,
    body: noBody,
    output: issueSchema,
    handle: ({ params, principal }, deps) => move(deps, { principal, issueId: params.id }),
  });

const scheduleBody = z.strictObject({
  /** The revision that the caller has seen. */
  revision: z.int(),
  /** Wall time in Europe/Brussels, `2026-11-28T09:00`; the approved time when absent. */
  wallTime: wallTimeSchema.optional(),
});

export const moveRoutes: readonly ApiRoute<NewslettersDeps>[] = [
  moveRoute('withdraw', 'editor', 'Take back what waits for review', withdrawIssue),
  moveRoute(
    'undo-approval',
    'approver',
    'Undo an approval within ten minutes; the issue waits for review again',
    undoApproval,
  ),

  apiRoute<NewslettersDeps>()({
    method: 'POST',
    path: '/staff/newsletters/issues/{id}/schedule',
    summary: 'Schedule an approved issue, or move it within the days that the approver allowed',
    role: 'editor',
    scope: everyMunicipality,
    params: issueParams,
    query: none,
    body: scheduleBody,
    output: issueSchema,
    handle: ({ params, body: { revision, wallTime }, principal }, deps) =>
      scheduleIssue(deps, { principal, issueId: params.id, revision }, wallTime),
  }),

  moveRoute('unschedule', 'editor', 'Take the time away; the approval stays', unscheduleIssue),
  moveRoute('pause', 'editor', 'Stop sending within the chunk under way', pauseIssue),

  apiRoute<NewslettersDeps>()({
    method: 'POST',
    path: '/staff/newsletters/issues/{id}/resume',
    summary: 'Let a paused issue go on; where the rest would be too late, say what becomes of it',
    role: 'approver',
    scope: everyMunicipality,
    params: issueParams,
    query: z.strictObject({ rest: restSchema.optional() }),
    body: noBody,
    output: issueSchema,
    handle: ({ params, query: { rest }, principal }, deps) =>
      resumeIssue(deps, { principal, issueId: params.id }, rest),
  }),

  moveRoute('retry-failed', 'approver', 'Send again to those for whom it failed', retryFailedOf),
  moveRoute(
    'cancel',
    'editor',
    'End an issue before it is sent; from the approval on it takes an approver',
    cancelIssue,
  ),
];
