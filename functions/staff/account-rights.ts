import {
  type Grant,
  holdsRole,
  type Principal,
  programmeWide,
} from '../../shared/http/principal.ts';
import type { Account } from './schema.ts';

/** Scopes in which two sets of grants differ: an administrator needs all of them to make that change. */
export function changedScopes(before: readonly Grant[], after: readonly Grant[]): string[] {
  const written = ({ role, scope }: Grant) => `${role} ${scope}`;
  const differing = (grants: readonly Grant[], others: readonly Grant[]) =>
    grants.filter((grant) => !others.some((other) => written(other) === written(grant)));
  const grants = [...differing(before, after), ...differing(after, before)];
  return [...new Set(grants.map(({ scope }) => scope))];
}

/** Where an account has rights. One whose municipalities have all left is a matter of the programme's administrators. */
export const scopesOf = ({ grants }: Pick<Account, 'grants'>): string[] =>
  grants.length > 0 ? grants.map(({ scope }) => scope) : [programmeWide];

/** Administrators see the accounts that have a role in one of their municipalities. */
export const maySee = (principal: Principal, account: Account): boolean =>
  scopesOf(account).some((scope) => holdsRole(principal, 'admin', scope));
