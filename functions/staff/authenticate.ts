import * as z from 'zod';
import { type Clock, systemClock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import { AppError } from '../../shared/errors.ts';
import type { Authenticate } from '../../shared/http/api-function.ts';
import { type NewId, newId as randomId } from '../../shared/ids.ts';
import { principalOf } from './account.ts';
import { auditWrite } from './audit-entry.ts';
import { readByLogin, replaceAccount } from './repository.ts';
import { type Account, loginSchema } from './schema.ts';

/** Claims of Cognito's access tokens; ID tokens carry no `username` and are refused. */
const claimsSchema = z.object({ sub: z.string().min(1), username: loginSchema });

interface Effects {
  readonly now: Clock;
  readonly newId: NewId;
}

/**
 * Finds the account behind a verified access token, with one consistent read by its user name. The first
 * sign-in binds the account to the token's subject; from then on another subject of that name is someone
 * else and is refused, until an administrator resets the sign-in.
 */
export function createAuthenticate(
  table: Table,
  effects: Effects = { now: systemClock, newId: randomId },
): Authenticate {
  return async (claims) => {
    const token = claimsSchema.safeParse(claims);
    if (!token.success) throw new AppError('auth.required', 'Sign in with an access token.');
    const { sub, username } = token.data;
    const account = await readByLogin(table, username);
    if (!account) throw new AppError('auth.forbidden', 'You have no account here yet.');
    const bound = account.subject === undefined ? await bind(account, sub) : account;
    if (bound.disabled) throw new AppError('auth.forbidden', 'Your account is disabled.');
    if (bound.subject !== sub) throw new AppError('auth.forbidden', 'This account is not yours.');
    return principalOf(bound);
  };

  async function bind(account: Account, subject: string): Promise<Account> {
    if (account.disabled) return account;
    const updatedAt = effects.now().toISOString();
    const bound = { ...account, subject, updatedAt, revision: account.revision + 1 };
    const audit = auditWrite(
      {
        principal: principalOf(account),
        action: 'account.bound',
        subject: account.id,
        municipalities: account.grants.map(({ scope }) => scope),
        fields: ['subject'],
      },
      effects,
    );
    try {
      await replaceAccount(table, account, bound, audit);
      return bound;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'account.changed')) throw error;
      return (await readByLogin(table, account.login)) ?? account;
    }
  }
}
