import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { resolveDates } from '../events/resolve-dates.ts';
import { createByStaff, editByStaff } from '../events/staff-event.ts';
import { newDateKey } from '../syncing/timing-said.ts';
import { calendarTimeSchema } from '../timing/timing.ts';
import {
  eventParams,
  nisSchema,
  ofEvent,
  pageQuery,
  presentNis,
  seenVersion,
} from './calendar-scope.ts';
import { eventEditSchema, factsFrom, newEventSchema } from './event-input.ts';
import {
  eventPageSchema,
  eventViewSchema,
  occurrenceView,
  occurrenceViewSchema,
  summaryOf,
  viewOf,
} from './event-views.ts';
import { previewRecurrence } from './preview-recurrence.ts';
import { recurrenceSchema } from './recurrence-input.ts';
import type { StaffDeps } from './staff-deps.ts';
import { timingOfRecurrence } from './timing-of-recurrence.ts';

const path = '/staff/calendar/events';

const list = apiRoute<StaffDeps>()({
  method: 'GET',
  path,
  summary: 'List the events of a municipality, of sources and of staff, the newest first',
  role: 'viewer',
  scope: ({ query }) => [query.municipality],
  params: none,
  query: z.strictObject({ municipality: nisSchema, ...pageQuery }),
  body: noBody,
  output: eventPageSchema,
  async handle({ query: { municipality, ...page } }, { events }) {
    const found = await events.listByMunicipality(presentNis(municipality), page);
    return { events: found.events.map(summaryOf), cursor: found.cursor };
  },
});

const create = apiRoute<StaffDeps>()({
  method: 'POST',
  path,
  summary: 'Make an event of your own, once or by a rule',
  role: 'editor',
  scope: ({ body }) => [body.municipality],
  params: none,
  query: none,
  body: newEventSchema,
  status: 201,
  output: eventViewSchema,
  async handle({ body: { municipality, facts, recurrence }, principal }, deps) {
    const timing = { parts: [timingOfRecurrence(recurrence)] };
    const wanted = { nis: presentNis(municipality), facts: factsFrom(facts, timing) };
    return viewOf(await createByStaff(wanted, principal, deps), deps.now());
  },
});

const preview = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/preview`,
  summary: 'See the next times that a rule makes, and what is odd about them',
  role: 'viewer',
  scope: 'own',
  params: none,
  query: none,
  body: z.strictObject({
    recurrence: recurrenceSchema,
    count: z.int().min(1).max(100).default(20),
  }),
  output: z.object({
    /** The rule in RFC 5545's words. */
    rule: z.string().optional(),
    occurrences: z.array(occurrenceViewSchema),
    /** `skipped`: the clock skips that time on this day, so it is later; `none`: no time is to come. */
    warnings: z.array(z.object({ code: z.enum(['skipped', 'none']), key: z.string().optional() })),
  }),
  async handle({ body: { recurrence, count } }, { now }) {
    const found = previewRecurrence(recurrence, { count, now: now() });
    return {
      rule: found.rule,
      occurrences: found.occurrences.map(occurrenceView),
      warnings: [...found.warnings],
    };
  },
});

const one = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read an event: what its source says, what staff made of it, its next times',
  role: 'viewer',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: noBody,
  output: eventViewSchema,
  handle: async ({ params: { id } }, { events, now }) => viewOf(await events.read(id), now()),
});

const edit = apiRoute<StaffDeps>()({
  method: 'PATCH',
  path: `${path}/{id}`,
  summary: 'Change an event of your own, of the version that you read',
  role: 'editor',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: eventEditSchema,
  output: eventViewSchema,
  async handle({ params: { id }, body: { version, facts, recurrence }, principal }, deps) {
    const timing = recurrence && { parts: [timingOfRecurrence(recurrence)] };
    const changed = await editByStaff(
      { id, version },
      (said) => factsFrom(facts ?? said, timing ?? said.timing),
      principal,
      deps,
    );
    return viewOf(changed, deps.now());
  },
});

const dates = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/{id}/dates`,
  summary: 'Say which dates of a source have moved; the others that are new are new ones',
  role: 'editor',
  scope: ofEvent,
  params: eventParams,
  query: none,
  body: z.strictObject({
    ...seenVersion,
    moved: z.array(z.strictObject({ key: z.string().max(40), to: calendarTimeSchema() })).max(400),
  }),
  output: eventViewSchema,
  async handle({ params: { id }, body: { version, moved }, principal }, deps) {
    const resolving = { ...deps, newKey: newDateKey };
    return viewOf(await resolveDates({ id, version }, moved, principal, resolving), deps.now());
  },
});

/** Events of all kinds; making and changing those that staff typed. `preview` is no event's id. */
export const eventRoutes: readonly ApiRoute<StaffDeps>[] = [
  preview,
  list,
  create,
  one,
  edit,
  dates,
];
