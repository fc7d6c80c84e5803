import * as z from 'zod';
import { parseAddress } from '../../../shared/address/parse-address.ts';
import { AppError } from '../../../shared/errors.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { auditWrite } from '../../staff/index.ts';
import { erase } from '../erase.ts';
import { agreesToFollowing } from '../following-consent.ts';
import {
  audienceSchema,
  nisSchema,
  type Subscriber,
  subscriberIdSchema,
  subscriptionStateSchema,
} from '../schema.ts';
import { allMunicipalities, participating, stateIn } from '../subscription.ts';
import { endForMunicipalities } from './end-for-municipalities.ts';
import { narrowed, narrowedHistory, visibleMunicipalities } from './scope.ts';
import type { StaffDeps } from './staff-deps.ts';
import { memberPageSchema, pageQuery, subscriberViewSchema, waitingOf } from './views.ts';

const list = apiRoute<StaffDeps>()({
  method: 'GET',
  path: '/staff/subscribers',
  summary: 'List the subscribers of a municipality, by address',
  role: 'viewer',
  scope: ({ query }) => [query.municipality],
  params: none,
  query: z.strictObject({
    municipality: nisSchema,
    audience: audienceSchema.optional(),
    state: subscriptionStateSchema.optional(),
    ...pageQuery,
  }),
  body: noBody,
  output: memberPageSchema,
  async handle({ query: { cursor, limit, municipality, ...selection } }, { members }) {
    const { nis } = placeByNis(municipality).municipality;
    const page = await members.list({ ...selection, municipality: nis }, { cursor, limit });
    return { subscribers: [...page.members], cursor: page.cursor };
  },
});

/** Addresses stand in the body: web addresses end up in logs. */
const search = apiRoute<StaffDeps>()({
  method: 'POST',
  path: '/staff/subscribers/search',
  summary:
    'Find subscribers: by whole address anywhere you have rights, or by its beginning in one municipality',
  role: 'viewer',
  scope: ({ body }) => ('startsWith' in body ? [body.municipality] : []),
  params: none,
  query: none,
  body: z.union([
    z.strictObject({ address: z.string().trim().max(320) }),
    z.strictObject({
      startsWith: z.string().trim().toLowerCase().min(2).max(320),
      municipality: nisSchema,
      cursor: pageQuery.cursor,
    }),
  ]),
  output: memberPageSchema,
  async handle({ body, principal }, { members, subscribers }) {
    if ('startsWith' in body) {
      const { startsWith: prefix, cursor } = body;
      const { nis } = placeByNis(body.municipality).municipality;
      const page = await members.list({ municipality: nis, prefix }, { cursor, limit: 50 });
      return { subscribers: [...page.members], cursor: page.cursor };
    }
    const parsed = parseAddress(body.address);
    const found = 'address' in parsed ? await subscribers.findByAddress(parsed.address) : undefined;
    return { subscribers: found ? memberView(found, principal) : [] };
  },
});

function memberView(subscriber: Subscriber, principal: Principal) {
  const visible = visibleMunicipalities(principal, subscriber);
  const stateFor = (audience: 'residents' | 'businesses') =>
    visible.map((nis) => stateIn(subscriber, audience, nis)).find((state) => state !== undefined);
  if (visible.length === 0) return [];
  const { id, address, addressState } = subscriber;
  const residents = stateFor('residents');
  return [{ id, address, addressState, residents, businesses: stateFor('businesses') }];
}

const params = z.strictObject({ id: subscriberIdSchema });

/** Who follows no municipality of the principal is not there for them. @throws {AppError} subscriber.not_found */
async function visibleSubscriber(id: string, principal: Principal, { subscribers }: StaffDeps) {
  const subscriber = await subscribers.get(id);
  const visible = subscriber ? visibleMunicipalities(principal, subscriber) : [];
  if (!subscriber || visible.length === 0) {
    throw new AppError('subscriber.not_found', 'There is no such subscriber.');
  }
  return { subscriber, visible };
}

const one = apiRoute<StaffDeps>()({
  method: 'GET',
  path: '/staff/subscribers/{id}',
  summary:
    'Read one subscriber with proofs of consent and history, as far as your municipalities go',
  role: 'viewer',
  scope: 'own',
  params,
  query: none,
  body: noBody,
  output: subscriberViewSchema,
  async handle({ params: { id }, principal }, deps) {
    const { subscriber, visible } = await visibleSubscriber(id, principal, deps);
    const view = narrowed(subscriber, visible);
    const history = narrowedHistory(await deps.history.list(id), visible);
    const trackingConsent = agreesToFollowing(view);
    return { ...view, trackingConsent, waiting: waitingOf(view), history };
  },
});

const end = apiRoute<StaffDeps>()({
  method: 'POST',
  path: '/staff/subscribers/{id}/end',
  summary: 'End a subscription in some municipalities because the person asked for it',
  role: 'editor',
  scope: ({ body }) => body.municipalities,
  params,
  query: none,
  body: z.strictObject({
    audience: audienceSchema,
    municipalities: z.array(nisSchema).min(1).max(100),
  }),
  status: 204,
  output: z.undefined(),
  async handle({ params: { id }, body, principal }, deps) {
    await visibleSubscriber(id, principal, deps);
    const { audience } = body;
    const municipalities = participating(body.municipalities);
    await endForMunicipalities({ id, principal, audience, municipalities }, deps);
    return undefined;
  },
});

const eraseOne = apiRoute<StaffDeps>()({
  method: 'POST',
  path: '/staff/subscribers/{id}/erase',
  summary: 'Erase a person who asked for it other than on the page',
  role: 'admin',
  async scope({ params: { id }, principal }, deps) {
    const { subscriber } = await visibleSubscriber(id, principal, deps);
    return allMunicipalities(subscriber);
  },
  params,
  query: none,
  body: noBody,
  status: 204,
  output: z.undefined(),
  async handle({ params: { id }, principal }, deps) {
    const { subscriber } = await visibleSubscriber(id, principal, deps);
    const municipalities = allMunicipalities(subscriber);
    const line = { principal, action: 'subscriber.erased', subject: id, municipalities };
    await erase(id, deps, [auditWrite(line, deps)]);
    return undefined;
  },
});

export const subscriberRoutes: readonly ApiRoute<StaffDeps>[] = [list, search, one, end, eraseOne];
