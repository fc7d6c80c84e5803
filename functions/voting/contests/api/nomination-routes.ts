import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import { merchantIdSchema } from '../../../merchants/index.ts';
import { contestIdSchema } from '../contest.ts';
import { linkNomination, mergeNominations, rejectNomination } from '../nominations/moderate.ts';
import { nominate } from '../nominations/nominate.ts';
import {
  namedShopSchema,
  nominationIdSchema,
  nominationSchema,
  nominationStates,
} from '../nominations/nomination.ts';
import { listNominations } from '../nominations/nomination-repository.ts';
import { contestParams, contestPath, ofContest } from './contest-scope.ts';
import type { StaffDeps } from './staff-deps.ts';

const nominationsPath = `${contestPath}/nominations`;
const params = z.strictObject({ id: contestIdSchema, nominationId: nominationIdSchema });

const refOf = ({ id, nominationId }: z.output<typeof params>) => ({ contestId: id, nominationId });

export const nominationRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'GET',
    path: nominationsPath,
    summary: 'List nominations, the first first',
    role: 'viewer',
    scope: ofContest,
    params: contestParams,
    query: z.strictObject({
      state: z.enum(nominationStates).optional(),
      cursor: z.string().max(2000).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    body: noBody,
    output: z.object({ nominations: z.array(nominationSchema), cursor: z.string().optional() }),
    handle: ({ params: { id }, query }, { table }) => listNominations(table, id, query),
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: nominationsPath,
    summary: 'Nominate a merchant of the directory, or a shop that it does not have yet',
    role: 'editor',
    scope: ofContest,
    params: contestParams,
    query: none,
    body: z.strictObject({
      nominee: z.union([
        z.strictObject({ merchantId: merchantIdSchema }),
        z.strictObject({ shop: namedShopSchema }),
      ]),
      reason: z.string().max(500).optional(),
    }),
    status: 201,
    output: nominationSchema.optional(),
    async handle({ params: { id }, body, principal }, deps) {
      const contest = await deps.contests.read(id);
      return nominate({ contest, by: { kind: 'staff', principal }, ...body }, deps);
    },
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${nominationsPath}/{nominationId}/link`,
    summary: 'Say which merchant a nomination means',
    role: 'editor',
    scope: ofContest,
    params,
    query: none,
    body: z.strictObject({ merchantId: merchantIdSchema }),
    output: nominationSchema,
    handle: ({ params: ref, body, principal }, deps) =>
      linkNomination({ principal, ...refOf(ref), ...body }, deps),
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${nominationsPath}/{nominationId}/merge`,
    summary: 'Count a nomination with another of the same shop',
    role: 'editor',
    scope: ofContest,
    params,
    query: none,
    body: z.strictObject({ into: nominationIdSchema }),
    output: nominationSchema,
    handle: ({ params: ref, body, principal }, deps) =>
      mergeNominations({ principal, ...refOf(ref), ...body }, deps),
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: `${nominationsPath}/{nominationId}/reject`,
    summary: 'Reject a nomination',
    role: 'editor',
    scope: ofContest,
    params,
    query: none,
    body: noBody,
    output: nominationSchema,
    handle: ({ params: ref, principal }, deps) =>
      rejectNomination({ principal, ...refOf(ref) }, deps),
  }),
];
