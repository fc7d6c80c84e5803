import * as z from 'zod';
import { type ApiRoute, apiRoute, none } from '../../../../shared/http/api-route.ts';
import { cancelContest } from '../cancel-contest.ts';
import { closeEarly } from '../close-early.ts';
import type { Contest } from '../contest.ts';
import { fixBallot } from '../fix-ballot.ts';
import { confirmLot, proposeLot } from '../lot-value.ts';
import { requestPublication } from '../request-publication.ts';
import type { StaffAction } from '../staff-action.ts';
import { contestParams, contestPath, ofContest, seenVersion } from './contest-scope.ts';
import { contestView, contestViewSchema } from './contest-views.ts';
import type { StaffDeps } from './staff-deps.ts';

/** A step that an approver takes with a whole contest, having seen this version of it. */
const moveRoute = (
  name: string,
  summary: string,
  move: (deps: StaffDeps, action: StaffAction) => Promise<Contest>,
) =>
  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${contestPath}/${name}`,
    summary,
    role: 'approver',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: seenVersion,
    output: contestViewSchema,
    handle: async ({ params, body, principal }, deps) =>
      contestView(await move(deps, { principal, contestId: params.id, ...body }), deps.now()),
  });

const lotRoute = (
  method: 'PUT' | 'POST',
  path: string,
  summary: string,
  enter: typeof proposeLot,
) =>
  apiRoute<StaffDeps>()({
    method,
    path: `${contestPath}/${path}`,
    summary,
    role: 'approver',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: z.strictObject({ value: z.string().trim().min(1).max(100) }),
    output: contestViewSchema,
    handle: async ({ params, body: { value }, principal }, deps) =>
      contestView(await enter(deps, { principal, contestId: params.id, value }), deps.now()),
  });

export const moveRoutes: readonly ApiRoute<StaffDeps>[] = [
  moveRoute('fix-ballot', 'Make the list of candidates final and have voting prepared', fixBallot),
  moveRoute('close', 'End voting before its time', closeEarly),
  moveRoute('publish', 'Have the result published', requestPublication),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${contestPath}/cancel`,
    summary: 'Cancel a contest before voting has ended; what was cast is destroyed',
    role: 'approver',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: seenVersion.extend({
      /** Public. */
      reason: z.string().trim().min(10).max(500),
    }),
    output: contestViewSchema,
    handle: async ({ params, body, principal }, deps) =>
      contestView(
        await cancelContest(deps, { principal, contestId: params.id, ...body }),
        deps.now(),
      ),
  }),

  lotRoute(
    'PUT',
    'lot',
    'Enter the number that breaks ties, from the source that was named',
    proposeLot,
  ),
  lotRoute(
    'POST',
    'lot/confirm',
    'Confirm that number by entering it, as a second person',
    confirmLot,
  ),
];
