import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { holdsRole } from '../../../shared/http/principal.ts';
import { createSource, editSource, removeSource } from '../sources/change-source.ts';
import type { Source } from '../sources/source.ts';
import {
  municipalitiesOf,
  nisSchema,
  ofSource,
  presentNis,
  sourceParams,
} from './calendar-scope.ts';
import { editedSource, newSourceOf, newSourceSchema, sourceEditSchema } from './source-input.ts';
import { sourceViewOf, sourceViewSchema } from './source-views.ts';
import type { StaffDeps } from './staff-deps.ts';

const path = '/staff/calendar/sources';

const list = apiRoute<StaffDeps>()({
  method: 'GET',
  path,
  summary: 'List the sources whose municipalities are all yours, with how they are',
  role: 'viewer',
  scope: 'own',
  params: none,
  query: z.strictObject({ municipality: nisSchema.optional() }),
  body: noBody,
  output: z.object({ sources: z.array(sourceViewSchema) }),
  async handle({ query: { municipality }, principal }, { sources, now }) {
    const wanted = municipality && presentNis(municipality);
    const visible = (await sources.list()).filter((source) => {
      const all = municipalitiesOf(source);
      const isWanted = wanted === undefined || all.includes(wanted);
      return isWanted && all.every((nis) => holdsRole(principal, 'viewer', nis));
    });
    return { sources: visible.map((source) => sourceViewOf(source, principal, now())) };
  },
});

const create = apiRoute<StaffDeps>()({
  method: 'POST',
  path,
  summary: 'Add a source of events; it is read within a minute where it has a schedule',
  role: 'editor',
  scope: ({ body }) => municipalitiesOf(body),
  params: none,
  query: none,
  body: newSourceSchema,
  status: 201,
  output: sourceViewSchema,
  async handle({ body, principal }, deps) {
    const source = await createSource(newSourceOf(body), principal, deps);
    return sourceViewOf(source, principal, deps.now());
  },
});

const one = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read a source, with how it is and since when',
  role: 'viewer',
  scope: ofSource,
  params: sourceParams,
  query: none,
  body: noBody,
  output: sourceViewSchema,
  handle: async ({ params: { id }, principal }, { sources, now }) =>
    sourceViewOf(await sources.read(id), principal, now()),
});

const edit = apiRoute<StaffDeps>()({
  method: 'PATCH',
  path: `${path}/{id}`,
  summary: 'Change, pause or resume a source of the version that you read',
  role: 'editor',
  scope: async (request, deps) => [
    ...(await ofSource(request, deps)),
    ...(request.body.nis === undefined ? [] : [request.body.nis]),
    ...(request.body.alsoNis ?? []),
  ],
  params: sourceParams,
  query: none,
  body: sourceEditSchema,
  output: sourceViewSchema,
  async handle({ params: { id }, body: { version, ...wanted }, principal }, deps) {
    const step = (before: Source): Source => editedSource(before, wanted);
    const source = await editSource({ id, version }, step, principal, deps);
    return sourceViewOf(source, principal, deps.now());
  },
});

const remove = apiRoute<StaffDeps>()({
  method: 'DELETE',
  path: `${path}/{id}`,
  summary: 'Remove a source of the version that you read; its events stay as they are',
  role: 'editor',
  scope: ofSource,
  params: sourceParams,
  query: z.strictObject({ version: z.coerce.number().int().min(0) }),
  body: noBody,
  status: 204,
  output: z.undefined(),
  async handle({ params: { id }, query: { version }, principal }, deps) {
    await removeSource({ id, version }, principal, deps);
    return undefined;
  },
});

export const sourceRoutes: readonly ApiRoute<StaffDeps>[] = [list, create, one, edit, remove];
