import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { holdsRole } from '../../../shared/http/principal.ts';
import { languages } from '../../../shared/i18n/language.ts';
import { dismissPair, proposePair } from '../duplicates/change-pair.ts';
import {
  type Duplicate,
  duplicateIdSchema,
  duplicateStateSchema,
  eventsOfId,
} from '../duplicates/duplicate.ts';
import { createDuplicateRepository } from '../duplicates/duplicate-repository.ts';
import { mergeEvents } from '../duplicates/merge-events.ts';
import { sourceNamesOf } from '../duplicates/provenance.ts';
import { unmergeEvents } from '../duplicates/unmerge-events.ts';
import { eventIdSchema } from '../events/event.ts';
import { isPublic } from '../events/facts-of.ts';
import { textFacts, wholeFacts } from '../hand/correction-name.ts';
import { nisSchema, pageQuery, presentNis, seenVersion } from './calendar-scope.ts';
import { duplicatePageSchema, duplicateView, duplicateViewSchema } from './duplicate-views.ts';
import { reasonSchema } from './hand-input.ts';
import type { StaffDeps } from './staff-deps.ts';

const path = '/staff/calendar/duplicates';
const params = z.strictObject({ id: duplicateIdSchema });
const seenPair = z.strictObject(seenVersion);

/** The role must be held in the municipalities of both events. @throws {AppError} event.not_found */
const ofEvents = async (ids: readonly string[], { events }: StaffDeps): Promise<string[]> =>
  (await Promise.all(ids.map((id) => events.read(id)))).map(({ nis }) => nis);

const ofPair = (
  request: { readonly params: { readonly id: string } },
  deps: StaffDeps,
): Promise<string[]> => {
  const { first, second } = eventsOfId(request.params.id) ?? { first: '', second: '' };
  return ofEvents([first, second], deps);
};

/** Pairs with their events, as these are now: comparing them anew may take a minute. */
async function viewsOf(
  pairs: readonly Duplicate[],
  mayRead: (nis: string) => boolean,
  deps: StaffDeps,
) {
  const ids = pairs.flatMap(({ first, second }) => [first, second]);
  const events = await deps.events.getMany(ids);
  const names = await sourceNamesOf([...events.values()], deps);
  return pairs.flatMap((pair) => {
    const both = [pair.first, pair.second].flatMap((id) => events.get(id) ?? []);
    const isOld = both.length < 2 || (pair.state === 'proposed' && !both.every(isPublic));
    const isElsewhere = !both.every(({ nis }) => mayRead(nis));
    return isOld || isElsewhere ? [] : [duplicateView(pair, both, names, deps.now())];
  });
}

async function viewOfPair(pair: Duplicate, deps: StaffDeps) {
  const events = await deps.events.getMany([pair.first, pair.second]);
  const both = [pair.first, pair.second].flatMap((id) => events.get(id) ?? []);
  return duplicateView(pair, both, await sourceNamesOf(both, deps), deps.now());
}

const list = apiRoute<StaffDeps>()({
  method: 'GET',
  path,
  summary:
    'List events that may be the same, the likeliest first; across municipalities where you have the role in both',
  role: 'viewer',
  scope: ({ query }) => [query.municipality],
  params: none,
  query: z.strictObject({
    municipality: nisSchema,
    state: duplicateStateSchema.default('proposed'),
    ...pageQuery,
  }),
  body: noBody,
  output: duplicatePageSchema,
  async handle({ query: { municipality, state, ...page }, principal }, deps) {
    const mayRead = (nis: string): boolean => holdsRole(principal, 'viewer', nis);
    const nis = presentNis(municipality);
    const repository = createDuplicateRepository(deps.table);
    const { duplicates, cursor } = await repository.list(nis, state, page, mayRead);
    return { duplicates: await viewsOf(duplicates, mayRead, deps), cursor };
  },
});

const propose = apiRoute<StaffDeps>()({
  method: 'POST',
  path,
  summary: 'Say that two events are the same, where nothing found it',
  role: 'editor',
  scope: ({ body: { one, other } }, deps) => ofEvents([one, other], deps),
  params: none,
  query: none,
  body: z.strictObject({ one: eventIdSchema, other: eventIdSchema }),
  output: duplicateViewSchema,
  handle: async ({ body: { one, other }, principal }, deps) =>
    viewOfPair(await proposePair([one, other], principal, deps), deps),
});

const read = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read two events that may be the same, side by side',
  role: 'viewer',
  scope: ofPair,
  params,
  query: none,
  body: noBody,
  output: duplicateViewSchema,
  handle: async ({ params: { id } }, deps) =>
    viewOfPair(await createDuplicateRepository(deps.table).read(id), deps),
});

/** What one event can take over of the other: all but whether anybody may see it. */
const takeable = z.enum([
  ...wholeFacts.filter((fact) => fact !== 'visibility'),
  ...textFacts.flatMap((fact) => languages.map((language) => `${fact}.${language}` as const)),
]);

const merge = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/{id}/merge`,
  summary: 'Make one event of two: the other is shown nowhere, and its page leads to the first',
  role: 'editor',
  scope: ofPair,
  params,
  query: none,
  body: z.strictObject({
    ...seenVersion,
    /** The event that stays. */
    into: eventIdSchema,
    /** Versions of the event that stays and of the other. */
    seen: z.strictObject({ kept: z.int().min(0), merged: z.int().min(0) }),
    reason: reasonSchema,
    /** Facts that the one takes over of the other, as corrections. */
    take: z.array(takeable).max(20).default([]),
  }),
  output: duplicateViewSchema,
  handle: async ({ params: { id }, body, principal }, deps) =>
    viewOfPair(await mergeEvents({ id, ...body }, principal, deps), deps),
});

const dismiss = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/{id}/dismiss`,
  summary: 'Say that two events are not the same; they are not proposed again',
  role: 'editor',
  scope: ofPair,
  params,
  query: none,
  body: seenPair,
  output: duplicateViewSchema,
  handle: async ({ params: { id }, body: { version }, principal }, deps) =>
    viewOfPair(await dismissPair({ id, version }, principal, deps), deps),
});

const unmerge = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/{id}/unmerge`,
  summary: 'Part two events that were merged; each is again as it was',
  role: 'editor',
  scope: ofPair,
  params,
  query: none,
  body: seenPair,
  output: duplicateViewSchema,
  handle: async ({ params: { id }, body: { version }, principal }, deps) =>
    viewOfPair(await unmergeEvents({ id, version }, principal, deps), deps),
});

/** Events that may be the same, or are. */
export const duplicateRoutes: readonly ApiRoute<StaffDeps>[] = [
  list,
  propose,
  read,
  merge,
  dismiss,
  unmerge,
];
