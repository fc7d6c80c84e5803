import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import { contestStates, nisSchema } from '../contest.ts';
import { contestEditSchema, seriesSchema, templateSchema } from '../contest-input.ts';
import { createContest } from '../create-contest.ts';
import { editContest } from '../edit-contest.ts';
import { listContests } from '../list-contests.ts';
import { readFacts } from '../read-facts.ts';
import {
  contestParams,
  contestPath,
  contestsPath,
  ofContest,
  seenVersion,
} from './contest-scope.ts';
import {
  contestDetail,
  contestDetailSchema,
  contestView,
  contestViewSchema,
} from './contest-views.ts';
import type { StaffDeps } from './staff-deps.ts';

export const contestRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'GET',
    path: contestsPath,
    summary: 'List the contests of your municipalities, the last to open first',
    role: 'viewer',
    scope: 'own',
    params: none,
    query: z.strictObject({
      municipality: nisSchema.optional(),
      state: z.enum(contestStates).optional(),
      series: seriesSchema.optional(),
    }),
    body: noBody,
    output: z.object({ contests: z.array(contestViewSchema) }),
    async handle({ query, principal }, { contests, now }) {
      const found = await listContests(contests, principal, query);
      return { contests: found.map((contest) => contestView(contest, now())) };
    },
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: contestsPath,
    summary: 'Make a contest in a municipality',
    role: 'editor',
    scope: ({ body }) => [body.municipality],
    params: none,
    query: none,
    body: templateSchema.extend({ municipality: nisSchema }),
    status: 201,
    output: contestViewSchema,
    async handle({ body: { municipality, ...template }, principal }, deps) {
      const contest = await createContest({ nis: municipality, template }, principal, deps);
      return contestView(contest, deps.now());
    },
  }),

  apiRoute<StaffDeps>()({
    method: 'GET',
    path: contestPath,
    summary: 'Read a contest, with warnings of what needs attention',
    role: 'viewer',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: noBody,
    output: contestDetailSchema,
    handle: async ({ params }, deps) => contestDetail(await readFacts(params.id, deps), deps.now()),
  }),

  apiRoute<StaffDeps>()({
    method: 'PATCH',
    path: contestPath,
    summary: 'Change a contest whose ballot is not fixed yet',
    role: 'editor',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: contestEditSchema.extend(seenVersion.shape),
    output: contestViewSchema,
    async handle({ params, body: { version, ...edit }, principal }, deps) {
      const wanted = { contestId: params.id, edit, by: principal, version };
      return contestView(await editContest(wanted, deps), deps.now());
    },
  }),
];
