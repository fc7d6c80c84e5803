import * as z from 'zod';
import { stateOf } from './account.ts';
import { type Account, accountIdSchema, roleSchema } from './schema.ts';

export const grantViewSchema = z.object({
  role: roleSchema,
  /** NIS code, or `programme`. */
  scope: z.string(),
});

/** An account as the API tells it; the identity provider's subject stays inside. */
export const accountViewSchema = z.object({
  id: accountIdSchema,
  email: z.string(),
  name: z.string(),
  state: z.enum(['invited', 'active', 'disabled']),
  grants: z.array(grantViewSchema),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type AccountView = z.output<typeof accountViewSchema>;

export const viewOf = (account: Account): AccountView => ({
  id: account.id,
  email: account.login,
  name: account.name,
  state: stateOf(account),
  grants: account.grants,
  createdAt: account.createdAt,
  updatedAt: account.updatedAt,
});
