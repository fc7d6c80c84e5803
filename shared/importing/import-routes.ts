import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../http/api-route.ts';
import { holdsRole } from '../http/principal.ts';
import { idPattern } from '../ids.ts';
import {
  cancelImport,
  createImport,
  findImport,
  type ImportAdmin,
  type NewImport,
  refusalsUrl,
  startImport,
} from './import-admin.ts';
import { type AnyPolicy, type ImportJob, importView } from './import-job.ts';

/** The routes of one kind of import. */
interface RoutesOfKind<Deps, Policy extends AnyPolicy, Own extends string, Note extends string> {
  /** `/staff/<context>/imports` */
  readonly path: string;
  readonly admin: (deps: Deps) => ImportAdmin<Policy, Own, Note>;
  /** As `importSchemas` gives them. */
  readonly newImport: z.ZodType<NewImport<Policy>>;
  readonly view: z.ZodType;
  readonly created: z.ZodType;
}

const params = z.strictObject({ id: z.string().regex(idPattern('imp')) });

const page = z.strictObject({
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Making, starting, cancelling and following imports, the same for every kind of list. */
export function importRoutes<
  Deps,
  Policy extends AnyPolicy,
  Own extends string,
  Note extends string,
>(kind: RoutesOfKind<Deps, Policy, Own, Note>): readonly ApiRoute<Deps>[] {
  const { path, admin } = kind;
  const find = (id: string, deps: Deps): Promise<ImportJob<Policy, Own, Note>> =>
    findImport(id, admin(deps));
  /** A list has rows of all its municipalities: who may see it needs rights in each. */
  const scope = async ({ params: { id } }: { params: { id: string } }, deps: Deps) =>
    (await find(id, deps)).policy.municipalities;
  const route = apiRoute<Deps>();

  const create = route({
    method: 'POST',
    path,
    summary: 'Prepare an import: says where to PUT the file, with its policy for what is on it',
    role: 'editor',
    scope: ({ body }) => body.policy.municipalities,
    params: none,
    query: none,
    body: kind.newImport,
    status: 201,
    output: kind.created,
    handle: async ({ body, principal }, deps) => {
      const { job, upload } = await createImport(body, principal, admin(deps));
      return { ...importView(job), upload };
    },
  });

  const list = route({
    method: 'GET',
    path,
    summary: 'List imports whose municipalities are all yours, newest first',
    role: 'viewer',
    scope: 'own',
    params: none,
    query: page,
    body: noBody,
    output: z.object({ imports: z.array(kind.view), cursor: z.string().optional() }),
    async handle({ query, principal }, deps) {
      const { jobs, cursor } = await admin(deps).imports.list(query);
      const visible = jobs.filter(({ policy: { municipalities } }) =>
        municipalities.every((nis) => holdsRole(principal, 'viewer', nis)),
      );
      return { imports: visible.map((job) => importView(job)), cursor };
    },
  });

  const one = route({
    method: 'GET',
    path: `${path}/{id}`,
    summary: 'Read how far an import is',
    role: 'viewer',
    scope,
    params,
    query: none,
    body: noBody,
    output: kind.view,
    handle: async ({ params: { id } }, deps) => importView(await find(id, deps)),
  });

  const start = route({
    method: 'POST',
    path: `${path}/{id}/start`,
    summary: 'Start the import of the file that was uploaded',
    role: 'editor',
    scope,
    params,
    query: none,
    body: noBody,
    status: 202,
    output: kind.view,
    handle: async ({ params: { id }, principal }, deps) =>
      importView(await startImport(id, principal, admin(deps))),
  });

  const cancel = route({
    method: 'POST',
    path: `${path}/{id}/cancel`,
    summary: 'Stop an import, or drop one that was not started; what it brought in stays',
    role: 'editor',
    scope,
    params,
    query: none,
    body: noBody,
    output: kind.view,
    handle: async ({ params: { id }, principal }, deps) =>
      importView(await cancelImport(id, principal, admin(deps))),
  });

  const refusals = route({
    method: 'GET',
    path: `${path}/{id}/refusals`,
    summary: 'Where to download the refused rows, each with its line and reason',
    role: 'editor',
    scope,
    params,
    query: none,
    body: noBody,
    output: z.object({ url: z.string() }),
    handle: async ({ params: { id } }, deps) => ({
      url: await refusalsUrl(await find(id, deps), admin(deps)),
    }),
  });

  return [create, list, one, start, cancel, refusals];
}
