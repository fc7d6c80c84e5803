import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import {
  contestParams,
  contestPath,
  ofContest,
  seenVersion,
} from '../contests/api/contest-scope.ts';
import { contestView, contestViewSchema } from '../contests/api/contest-views.ts';
import type { StaffDeps } from '../contests/api/staff-deps.ts';
import { prizeSchema, readPrize } from './prize.ts';
import { requestDraw } from './request-draw.ts';

const path = `${contestPath}/prize-draw`;

export const prizeRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'POST',
    path,
    summary: 'Have the winners of the prize drawn by a public number; once, after voting',
    role: 'approver',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: seenVersion.extend({
      winners: z.int().min(1).max(100),
      /** Where the number comes from: `Lotto of Saturday 19 December 2026`. */
      source: z.string().trim().min(1).max(200),
      value: z.string().trim().min(1).max(100),
    }),
    status: 202,
    output: contestViewSchema,
    async handle({ params, body: { version, ...wish }, principal }, deps) {
      const drawn = await requestDraw(deps, { principal, contestId: params.id, version, wish });
      return contestView(drawn, deps.now());
    },
  }),

  apiRoute<StaffDeps>()({
    method: 'GET',
    path,
    summary: 'Who won the prize; until 30 days after the draw',
    role: 'approver',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: noBody,
    output: z.object({ prize: prizeSchema.optional() }),
    handle: async ({ params }, { table }) => ({ prize: await readPrize(table, params.id) }),
  }),
];
