import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { heldBy } from '../duplicates/family.ts';
import { sourceNamesOf } from '../duplicates/provenance.ts';
import { correctEvent } from '../hand/correct-event.ts';
import { correctionNameSchema } from '../hand/correction-name.ts';
import { hideEvent, showEvent } from '../hand/hide-event.ts';
import { listAttention } from '../hand/list-attention.ts';
import { promoteEvent } from '../hand/promote-event.ts';
import { settleCorrections } from '../hand/settle-corrections.ts';
import {
  eventParams,
  nisSchema,
  ofEvent,
  pageQuery,
  presentNis,
  seenVersion,
} from './calendar-scope.ts';
import { eventViewSchema, summaryOf, viewOf } from './event-views.ts';
import { correctionSchema, correctionsFrom, reasonSchema } from './hand-input.ts';
import { attentionPageSchema, conflictViews, handView, handViewSchema } from './hand-views.ts';
import type { StaffDeps } from './staff-deps.ts';

const path = '/staff/calendar/events/{id}';

const conflicts = apiRoute<StaffDeps>()({
  method: 'GET',
  path: '/staff/calendar/conflicts',
  summary: 'List events that ask for a decision: their source says something else than staff since',
  role: 'viewer',
  scope: ({ query }) => [query.municipality],
  params: none,
  query: z.strictObject({ municipality: nisSchema, ...pageQuery }),
  body: noBody,
  output: attentionPageSchema,
  async handle({ query: { municipality, ...page } }, deps) {
    const { lines, cursor } = await listAttention(presentNis(municipality), page, deps);
    const events = lines.map(({ event, reasons }) => ({
      ...summaryOf(event),
      reasons: [...reasons],
      conflicts: conflictViews(event, deps.now()),
    }));
    return { events, cursor };
  },
});

const hand = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/hand`,
  summary:
    'Read what staff did to an event, what is in conflict with its source, and what was merged',
  role: 'viewer',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: noBody,
  output: handViewSchema,
  async handle({ params: { id } }, deps) {
    const event = await deps.events.read(id);
    const held = await heldBy(event, deps.events);
    const sourceNames = await sourceNamesOf([event, ...held], deps);
    return handView({ event, held, sourceNames }, deps.now());
  },
});

const hide = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/hide`,
  summary: 'Leave an event out of pages, feeds and newsletters, with the reason',
  role: 'editor',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: z.strictObject({ ...seenVersion, reason: reasonSchema }),
  output: eventViewSchema,
  handle: async ({ params: { id }, body: { version, reason }, principal }, deps) =>
    viewOf(await hideEvent({ id, version }, reason, principal, deps), deps.now()),
});

const show = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/show`,
  summary: 'Show an event again that staff have hidden',
  role: 'editor',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: z.strictObject(seenVersion),
  output: eventViewSchema,
  handle: async ({ params: { id }, body: { version }, principal }, deps) =>
    viewOf(await showEvent({ id, version }, principal, deps), deps.now()),
});

const correct = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/correct`,
  summary: 'Put other facts in place of those of the source, of all times or of single ones',
  role: 'editor',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: correctionSchema,
  output: eventViewSchema,
  async handle({ params: { id }, body, principal }, deps) {
    const { version } = body;
    const corrected = await correctEvent(
      { id, version },
      (event) => correctionsFrom(body, event, deps.now()),
      principal,
      deps,
    );
    return viewOf(corrected, deps.now());
  },
});

const settle = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/corrections`,
  summary: 'Keep corrections although the source says something else now, or take them back',
  role: 'editor',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: z.strictObject({
    ...seenVersion,
    keep: z.array(correctionNameSchema).max(100).default([]),
    takeBack: z.array(correctionNameSchema).max(100).default([]),
  }),
  output: eventViewSchema,
  handle: async ({ params: { id }, body: { version, ...settling }, principal }, deps) =>
    viewOf(await settleCorrections({ id, version }, settling, principal, deps), deps.now()),
});

const promote = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/promote`,
  summary: 'Have an event stand before others, or among them again',
  role: 'editor',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: z.strictObject({ ...seenVersion, promoted: z.boolean() }),
  output: eventViewSchema,
  handle: async ({ params: { id }, body: { version, promoted }, principal }, deps) =>
    viewOf(await promoteEvent({ id, version }, promoted, principal, deps), deps.now()),
});

/** What staff do to events, of sources above all. */
export const handRoutes: readonly ApiRoute<StaffDeps>[] = [
  conflicts,
  hand,
  hide,
  show,
  correct,
  settle,
  promote,
];
