import * as z from 'zod';
import { decodeCursor, encodeCursor } from '../../shared/data/cursor.ts';
import { AppError } from '../../shared/errors.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../shared/http/api-route.ts';
import { maySee, scopesOf } from './account-rights.ts';
import { accountViewSchema, viewOf } from './account-view.ts';
import {
  changeAccount,
  deleteAccount,
  inviteAccount,
  resetSignIn,
  type StaffDeps,
} from './accounts.ts';
import { accountsPartition, readById, readPage } from './repository.ts';
import { accountIdSchema, grantsSchema, loginSchema, nameSchema } from './schema.ts';

const accountParams = z.strictObject({ id: accountIdSchema });

const pageQuery = z.strictObject({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const invitationSchema = z.strictObject({
  /** Also the name to sign in with. */
  email: loginSchema,
  name: nameSchema,
  grants: grantsSchema,
});

const changeSchema = z
  .strictObject({
    name: nameSchema.optional(),
    grants: grantsSchema.optional(),
    disabled: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: 'Name what to change.' });

/**
 * Rights over one account are checked where it is changed, on the revision that is replaced; `own` here
 * means: administers something.
 */
export const accountRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'GET',
    path: '/staff/accounts',
    summary: 'List the accounts that you administer',
    role: 'admin',
    scope: 'own',
    params: none,
    query: pageQuery,
    body: noBody,
    output: z.object({ accounts: z.array(accountViewSchema), cursor: z.string().optional() }),
    handle: async ({ query, principal }, { table }) => {
      const startAfter = decodeCursor(query.cursor, { pk: accountsPartition });
      const { accounts, next } = await readPage(table, query.limit, startAfter);
      const seen = accounts.filter((account) => maySee(principal, account));
      return { accounts: seen.map(viewOf), cursor: encodeCursor(next) };
    },
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: '/staff/accounts',
    summary:
      'Invite someone: give an e-mail address rights, bound to whoever signs in with it first',
    role: 'admin',
    scope: ({ body }) => scopesOf(body),
    params: none,
    query: none,
    body: invitationSchema,
    status: 201,
    output: accountViewSchema,
    handle: async ({ body: { email, name, grants }, principal }, deps) =>
      viewOf(await inviteAccount({ login: email, name, grants }, principal, deps)),
  }),

  apiRoute<StaffDeps>()({
    method: 'GET',
    path: '/staff/accounts/{id}',
    summary: 'Read one account',
    role: 'admin',
    scope: 'own',
    params: accountParams,
    query: none,
    body: noBody,
    output: accountViewSchema,
    handle: async ({ params, principal }, { table }) => {
      const account = await readById(table, params.id);
      if (maySee(principal, account)) return viewOf(account);
      throw new AppError('account.not_found', 'There is no such account.');
    },
  }),

  apiRoute<StaffDeps>()({
    method: 'PATCH',
    path: '/staff/accounts/{id}',
    summary: 'Rename an account, change its rights, disable or enable it',
    role: 'admin',
    scope: 'own',
    params: accountParams,
    query: none,
    body: changeSchema,
    output: accountViewSchema,
    handle: async ({ params, body, principal }, deps) =>
      viewOf(await changeAccount(params.id, body, principal, deps)),
  }),

  apiRoute<StaffDeps>()({
    method: 'POST',
    path: '/staff/accounts/{id}/reset-sign-in',
    summary: 'Let the next sign-in with this e-mail address take over the account',
    role: 'admin',
    scope: 'own',
    params: accountParams,
    query: none,
    body: noBody,
    output: accountViewSchema,
    handle: async ({ params, principal }, deps) =>
      viewOf(await resetSignIn(params.id, principal, deps)),
  }),

  apiRoute<StaffDeps>()({
    method: 'DELETE',
    path: '/staff/accounts/{id}',
    summary: 'Delete an account; the audit log keeps what it did',
    role: 'admin',
    scope: 'own',
    params: accountParams,
    query: none,
    body: noBody,
    status: 204,
    output: z.undefined(),
    handle: async ({ params, principal }, deps) => {
      await deleteAccount(params.id, principal, deps);
      return undefined;
    },
  }),
];
