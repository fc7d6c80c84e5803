import { type Principal, programmeWide } from '../../shared/http/principal.ts';
import type { Account, AccountState } from './schema.ts';

/** `invited` until the first sign-in. */
export function stateOf(account: Account): AccountState {
  if (account.disabled) return 'disabled';
  return account.subject === undefined ? 'invited' : 'active';
}

/**
 * Whether this account can administer the whole programme today. There is always one that can, once there
 * was one: an invited admin does not count, since nobody knows that the invitation arrives.
 */
export const isAbleAdmin = (account: Account): boolean =>
  stateOf(account) === 'active' &&
  account.grants.some(({ role, scope }) => role === 'admin' && scope === programmeWide);

export const principalOf = ({ id, name, login, grants }: Account): Principal => ({
  accountId: id,
  name,
  email: login,
  grants,
});
