import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import type { Principal, Role } from '../../../../shared/http/principal.ts';
import type { CandidateRef } from '../candidates/change-candidate.ts';
import { inviteCandidate } from '../candidates/invite.ts';
import { inviteNominated } from '../candidates/invite-nominated.ts';
import { moveCandidate, putOnBallot } from '../candidates/stand.ts';
import { withdrawForMerchant } from '../candidates/withdraw-for-merchant.ts';
import { type Candidate, candidateSchema } from '../contest.ts';
import { readFacts } from '../read-facts.ts';
import { candidateParams, contestParams, contestPath, ofContest } from './contest-scope.ts';
import { candidateViewSchema, candidateViews } from './contest-views.ts';
import type { StaffDeps } from './staff-deps.ts';

const candidatesPath = `${contestPath}/candidates`;

/** The version of the candidate that the caller has seen. */
const seen = z.strictObject({ version: z.int() });

interface Move {
  readonly principal: Principal;
  readonly version: number;
}

/** A step with one candidate: `POST /staff/contests/{id}/candidates/{candidateId}/<name>`. */
const moveRoute = (
  name: string,
  role: Role,
  summary: string,
  move: (deps: StaffDeps, ref: CandidateRef, by: Move) => Promise<Candidate>,
) =>
  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${candidatesPath}/{candidateId}/${name}`,
    summary,
    role,
    scope: ofContest,
    params: candidateParams,
    query: none,
    body: seen,
    output: candidateSchema(),
    handle: ({ params, body: { version }, principal }, deps) =>
      move(deps, { contestId: params.id, candidateId: params.candidateId }, { principal, version }),
  });

export const candidateRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'GET',
    path: candidatesPath,
    summary: 'List everyone who was nominated, with what the directory has of them',
    role: 'viewer',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: noBody,
    output: z.object({ candidates: z.array(candidateViewSchema) }),
    handle: async ({ params }, deps) => ({
      candidates: candidateViews(await readFacts(params.id, deps)),
    }),
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${candidatesPath}/invite`,
    summary: 'Ask all to stand who are nominated and were not asked yet',
    role: 'editor',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: noBody,
    output: z.object({
      outcomes: z.array(
        z.object({ candidateId: z.string(), invited: z.boolean(), reason: z.string().optional() }),
      ),
    }),
    handle: async ({ params, principal }, deps) => ({
      outcomes: await inviteNominated(deps, params.id, principal),
    }),
  }),

  moveRoute(
    'invite',
    'editor',
    'Ask a merchant by mail to stand',
    (deps, ref, { principal, version }) => inviteCandidate(deps, ref, { by: principal, version }),
  ),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${candidatesPath}/{candidateId}/put-on-ballot`,
    summary: 'Put a merchant who has agreed on the ballot, or into another category',
    role: 'editor',
    scope: ofContest,
    params: candidateParams,
    query: none,
    body: seen.extend({ category: z.string().max(30).optional() }),
    output: candidateSchema(),
    handle: ({ params: { id, candidateId }, body, principal }, deps) =>
      putOnBallot(deps, { contestId: id, candidateId }, { principal, ...body }),
  }),

  moveRoute('take-off-ballot', 'editor', 'Take a candidate off the ballot', (deps, ref, by) =>
    moveCandidate(deps, ref, { move: 'takeOffBallot', ...by }),
  ),
  moveRoute('reject', 'editor', 'Reject a nominee', (deps, ref, by) =>
    moveCandidate(deps, ref, { move: 'reject', ...by }),
  ),
  moveRoute('reconsider', 'editor', 'Take a rejection back', (deps, ref, by) =>
    moveCandidate(deps, ref, { move: 'reconsider', ...by }),
  ),
  moveRoute(
    'withdraw',
    'approver',
    'Withdraw a candidate whose merchant asked for it; its votes stay and are shown void',
    withdrawForMerchant,
  ),
];
