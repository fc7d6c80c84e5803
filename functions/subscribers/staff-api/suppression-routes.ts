import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { suppressionSchema } from '../suppression.ts';
import type { StaffDeps } from './staff-deps.ts';
import { addSuppression, releaseSuppression } from './suppression-changes.ts';
import { pageQuery } from './views.ts';

const path = '/staff/subscribers/suppressions';

const list = apiRoute<StaffDeps>()({
  method: 'GET',
  path,
  summary: 'List the addresses that are never written to, newest first; erased ones only as a code',
  role: 'viewer',
  scope: 'programme',
  params: none,
  query: z.strictObject(pageQuery),
  body: noBody,
  output: z.object({ suppressions: z.array(suppressionSchema), cursor: z.string().optional() }),
  async handle({ query }, { suppressions }) {
    const page = await suppressions.list(query);
    return { suppressions: page.entries, cursor: page.cursor };
  },
});

const add = apiRoute<StaffDeps>()({
  method: 'POST',
  path,
  summary: 'Put an address on the list, with the reason',
  role: 'editor',
  scope: 'programme',
  params: none,
  query: none,
  body: z.strictObject({
    address: z.string().max(400),
    note: z.string().trim().min(3).max(300),
  }),
  status: 201,
  output: suppressionSchema,
  handle: ({ body, principal }, deps) => addSuppression({ ...body, principal }, deps),
});

const release = apiRoute<StaffDeps>()({
  method: 'DELETE',
  path: `${path}/{digest}`,
  summary: 'Take an address off the list',
  role: 'admin',
  scope: 'programme',
  params: z.strictObject({ digest: z.string().regex(/^[\w-]{43}$/) }),
  query: none,
  body: noBody,
  status: 204,
  output: z.undefined(),
  async handle({ params: { digest }, principal }, deps) {
    await releaseSuppression({ digest, principal }, deps);
    return undefined;
  },
});

export const suppressionRoutes: readonly ApiRoute<StaffDeps>[] = [list, add, release];
