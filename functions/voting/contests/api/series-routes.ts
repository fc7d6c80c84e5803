import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import { holdsRole } from '../../../../shared/http/principal.ts';
import { nisSchema } from '../contest.ts';
import { contestEditSchema, seriesSchema, templateSchema } from '../contest-input.ts';
import { createSeries, editSeries, readSeries, type SeriesOutcome } from '../series.ts';
import { contestsPath, municipalitiesOf, seriesParams } from './contest-scope.ts';
import { contestView, contestViewSchema } from './contest-views.ts';
import type { StaffDeps } from './staff-deps.ts';

const seriesPath = `${contestsPath}/series/{series}`;

const outcomesSchema = z.object({
  /** One line for each municipality: what was done, or why not. */
  outcomes: z.array(
    z.object({
      nis: z.string(),
      contestId: z.string().optional(),
      done: z.boolean(),
      code: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
});

const outcomesView = (outcomes: readonly SeriesOutcome[]) => ({ outcomes: [...outcomes] });

export const seriesRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${contestsPath}/series`,
    summary: 'Make a contest in each of many municipalities, from one template',
    role: 'editor',
    // Who adds to a series could change what others see of it: so it takes the role in all that it has.
    scope: async ({ body }, deps) => [
      ...body.municipalities,
      ...(await municipalitiesOf(body.series, deps)),
    ],
    params: none,
    query: none,
    body: z.strictObject({
      series: seriesSchema,
      municipalities: z.array(nisSchema).min(1).max(100),
      template: templateSchema,
    }),
    output: outcomesSchema,
    handle: async ({ body, principal }, deps) =>
      outcomesView(await createSeries(body, principal, deps)),
  }),

  apiRoute<StaffDeps>()({
    method: 'GET',
    path: seriesPath,
    summary: 'List the contests of a series in your municipalities',
    role: 'viewer',
    scope: 'own',
    params: seriesParams,
    query: none,
    body: noBody,
    output: z.object({ contests: z.array(contestViewSchema) }),
    async handle({ params, principal }, deps) {
      const all = await readSeries(params.series, deps);
      const own = all.filter(({ nis }) => holdsRole(principal, 'viewer', nis));
      return { contests: own.map((contest) => contestView(contest, deps.now())) };
    },
  }),

  apiRoute<StaffDeps>()({
    method: 'PATCH',
    path: seriesPath,
    summary: 'Change all contests of a series whose ballot is not fixed yet',
    role: 'editor',
    scope: ({ params }, deps) => municipalitiesOf(params.series, deps),
    params: seriesParams,
    query: none,
    body: contestEditSchema,
    output: outcomesSchema,
    handle: async ({ params, body, principal }, deps) =>
      outcomesView(await editSeries({ series: params.series, edit: body }, principal, deps)),
  }),
];
