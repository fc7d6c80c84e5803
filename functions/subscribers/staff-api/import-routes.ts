import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { idPattern } from '../../../shared/ids.ts';
import { importPolicySchema } from '../importing/policy.ts';
import { maxFileSize } from '../importing/survey-file.ts';
import { createImport, findImport, refusalsUrl, startImport } from './import-lifecycle.ts';
import { importView, importViewSchema } from './import-view.ts';
import { heldIn } from './scope.ts';
import type { StaffDeps } from './staff-deps.ts';
import { pageQuery } from './views.ts';

const path = '/staff/subscribers/imports';
const params = z.strictObject({ id: z.string().regex(idPattern('imp')) });
/** A list holds people of all its municipalities: who may see it needs rights in each. */
const scope = async ({ params: { id } }: { params: { id: string } }, deps: StaffDeps) =>
  (await findImport(id, deps)).policy.municipalities;

const create = apiRoute<StaffDeps>()({
  method: 'POST',
  path,
  summary: 'Prepare an import: says where to PUT the file, with its policy for the people on it',
  role: 'editor',
  scope: ({ body }) => body.policy.municipalities,
  params: none,
  query: none,
  body: z.strictObject({
    fileName: z.string().trim().min(1).max(200),
    /** Bytes of the file; the upload takes exactly that many. */
    size: z.int().min(1).max(maxFileSize),
    policy: importPolicySchema,
  }),
  status: 201,
  output: importViewSchema.extend({
    upload: z.object({
      method: z.literal('PUT'),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      expiresAt: z.iso.datetime(),
    }),
  }),
  handle: async ({ body, principal }, deps) => {
    const { job, upload } = await createImport(body, principal, deps);
    return { ...importView(job), upload };
  },
});

const list = apiRoute<StaffDeps>()({
  method: 'GET',
  path,
  summary: 'List imports whose municipalities are all yours, newest first',
  role: 'viewer',
  scope: 'own',
  params: none,
  query: z.strictObject(pageQuery),
  body: noBody,
  output: z.object({ imports: z.array(importViewSchema), cursor: z.string().optional() }),
  async handle({ query, principal }, { imports }) {
    const page = await imports.list(query);
    const visible = page.jobs.filter(({ policy: { municipalities } }) => {
      return heldIn(principal, 'viewer', municipalities).length === municipalities.length;
    });
    return { imports: visible.map(importView), cursor: page.cursor };
  },
});

const one = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read how far an import is',
  role: 'viewer',
  scope,
  params,
  query: none,
  body: noBody,
  output: importViewSchema,
  handle: async ({ params: { id } }, deps) => importView(await findImport(id, deps)),
});

const start = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/{id}/start`,
  summary: 'Start the import of the file that was uploaded',
  role: 'editor',
  scope,
  params,
  query: none,
  body: noBody,
  status: 202,
  output: importViewSchema,
  handle: async ({ params: { id }, principal }, deps) =>
    importView(await startImport(id, principal, deps)),
});

const refusals = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/{id}/refusals`,
  summary: 'Where to download the refused rows, each with its line and reason',
  role: 'editor',
  scope,
  params,
  query: none,
  body: noBody,
  output: z.object({ url: z.string() }),
  async handle({ params: { id } }, deps) {
    const job = await findImport(id, deps);
    if (job.state !== 'done') throw new AppError('import.state', 'The import is not done yet.');
    return { url: await refusalsUrl(job, deps) };
  },
});

export const importRoutes: readonly ApiRoute<StaffDeps>[] = [create, list, one, start, refusals];
