import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { issueIdSchema } from '../../newsletters/index.ts';
import { eventIdSchema } from '../events/event.ts';
import { changeMoment, removeMoment, resolveMoment } from '../moments/change-moment.ts';
import { createMoment } from '../moments/create-moment.ts';
import { listMoments, momentsOf, momentView } from '../moments/list-moments.ts';
import { momentIdSchema, sendRuleSchema } from '../moments/moment.ts';
import { createMomentRepository } from '../moments/moment-repository.ts';
import { momentViewSchema } from '../moments/moment-view.ts';
import type { StaffDeps } from './staff-deps.ts';

const momentParams = z.strictObject({ id: momentIdSchema });
const eventParams = z.strictObject({ id: eventIdSchema });

const newMoment = z.strictObject({
  issueId: issueIdSchema,
  /** Key of the time of the event; `once` where it has only one. */
  occurrence: z.string().max(80).default('once'),
  rule: sendRuleSchema,
});

const momentEdit = z.strictObject({
  /** The version that the caller has seen. */
  version: z.int(),
  rule: sendRuleSchema.optional(),
  occurrence: z.string().max(80).optional(),
});

const listQuery = z.strictObject({
  /** NIS code of the event's municipality. */
  municipality: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  /** The first hour of sending; now when absent. */
  from: z.iso.datetime().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** An issue goes to several municipalities: what moves it takes the role in all of them, and in the event's. */
async function municipalitiesOf(
  { nis, issueId }: { readonly nis: string; readonly issueId: string },
  { issues }: Pick<StaffDeps, 'issues'>,
): Promise<readonly string[]> {
  const issue = (await issues.findMany([issueId])).get(issueId);
  return [nis, ...(issue?.municipalities ?? [])];
}

const ofMoment = async (
  { params }: { readonly params: { readonly id: string } },
  deps: StaffDeps,
) => municipalitiesOf(await createMomentRepository(deps.table).read(params.id), deps);

export const momentRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'GET',
    path: '/staff/calendar/moments',
    summary: 'What newsletters go out when because of events, and which of them wait for staff',
    role: 'viewer',
    scope: 'own',
    params: none,
    query: listQuery,
    body: noBody,
    output: z.object({
      /** What staff should look at, whatever its hour. */
      attention: z.array(momentViewSchema),
      moments: z.array(momentViewSchema),
      cursor: z.string().optional(),
    }),
    handle: ({ query: { from, ...query }, principal }, deps) =>
      listMoments(deps, principal, { ...query, from: from ? new Date(from) : deps.now() }),
  }),

  apiRoute<StaffDeps>()({
    method: 'GET',
    path: '/staff/calendar/events/{id}/moments',
    summary: 'The newsletters that are tied to an event',
    role: 'viewer',
    scope: async ({ params }, { events }) => [(await events.read(params.id)).nis],
    params: eventParams,
    query: none,
    body: noBody,
    output: z.object({ moments: z.array(momentViewSchema) }),
    handle: async ({ params }, deps) => ({
      moments: await momentsOf(await deps.events.read(params.id), deps),
    }),
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: '/staff/calendar/events/{id}/moments',
    summary: 'Tie a draft to a time of an event; it goes out then, and moves with it',
    role: 'editor',
    scope: async ({ params, body }, deps) => {
      const { nis } = await deps.events.read(params.id);
      return municipalitiesOf({ nis, issueId: body.issueId }, deps);
    },
    params: eventParams,
    query: none,
    body: newMoment,
    status: 201,
    output: momentViewSchema,
    handle: async ({ params, body, principal }, deps) =>
      momentView(await createMoment({ eventId: params.id, ...body }, principal, deps), deps),
  }),

  apiRoute<StaffDeps>()({
    method: 'PATCH',
    path: '/staff/calendar/moments/{id}',
    summary: 'Change when a newsletter goes out, seen from its event; an approval of it is void',
    role: 'editor',
    scope: ofMoment,
    params: momentParams,
    query: none,
    body: momentEdit,
    output: momentViewSchema,
    handle: async ({ params, body, principal }, deps) =>
      momentView(await changeMoment({ ...params, principal }, body, deps), deps),
  }),

  apiRoute<StaffDeps>()({
    method: 'DELETE',
    path: '/staff/calendar/moments/{id}',
    summary: 'Untie a newsletter from its event; it keeps its hour',
    role: 'editor',
    scope: ofMoment,
    params: momentParams,
    query: none,
    body: noBody,
    status: 204,
    output: z.undefined(),
    handle: async ({ params, principal }, deps) => {
      await removeMoment({ ...params, principal }, deps);
      return undefined;
    },
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: '/staff/calendar/moments/{id}/resolve',
    summary:
      'Decide what becomes of a newsletter that waits for staff: it follows its event again, or is left',
    role: 'editor',
    scope: ofMoment,
    params: momentParams,
    query: none,
    body: z.strictObject({ version: z.int(), action: z.enum(['follow', 'leave']) }),
    output: momentViewSchema,
    handle: async ({ params, body, principal }, deps) =>
      momentView(await resolveMoment({ ...params, principal }, body, deps), deps),
  }),
];
