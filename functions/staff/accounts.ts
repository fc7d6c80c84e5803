import type { Clock } from '../../shared/clock.ts';
import type { Write } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import { type Grant, type Principal, requireRole } from '../../shared/http/principal.ts';
import type { NewId } from '../../shared/ids.ts';
import { changedScopes, scopesOf } from './account-rights.ts';
import { auditWrite } from './audit-entry.ts';
import { insertAccount, readById, removeAccount, replaceAccount } from './repository.ts';
import type { Account } from './schema.ts';
import { newAccount, type StaffSeed } from './seed-accounts.ts';

export interface StaffDeps {
  readonly table: Table;
  readonly now: Clock;
  readonly newId: NewId;
}

/** What an administrator may change. */
export interface AccountChange {
  readonly name?: string | undefined;
  readonly grants?: readonly Grant[] | undefined;
  readonly disabled?: boolean | undefined;
}

/** @throws {AppError} account.exists */
export async function inviteAccount(
  seed: StaffSeed,
  by: Principal,
  deps: StaffDeps,
): Promise<Account> {
  const account = newAccount(seed, deps);
  await insertAccount(
    deps.table,
    account,
    audit('account.invited', account, by, ['grants', 'name'], deps),
  );
  return account;
}

/**
 * Whoever changes rights administers the municipalities where they change; whoever changes the account as a
 * whole administers all of its municipalities.
 * @throws {AppError} auth.forbidden, account.not_found, account.changed, account.last_admin
 */
export async function changeAccount(
  accountId: string,
  change: AccountChange,
  by: Principal,
  deps: StaffDeps,
): Promise<Account> {
  const before = await readById(deps.table, accountId);
  const after = revised(before, deps, {
    name: change.name ?? before.name,
    grants: change.grants ? [...change.grants] : before.grants,
    disabled: change.disabled ?? before.disabled,
  });
  const fields = (['name', 'grants', 'disabled'] as const).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const changed = changedScopes(before.grants, after.grants);
  const isOnlyRights = fields.length === 1 && fields[0] === 'grants';
  requireRole(by, 'admin', isOnlyRights ? changed : [...scopesOf(before), ...changed]);
  if (fields.length === 0) return before;
  await replaceAccount(
    deps.table,
    before,
    after,
    audit('account.changed', after, by, fields, deps, before),
  );
  return after;
}

/**
 * Forgets who signed in to the account, so that the next sign-in under its name binds it anew: for someone
 * whose sign-in had to be made again at the identity provider.
 * @throws {AppError} auth.forbidden, account.not_found, account.changed, account.last_admin
 */
export async function resetSignIn(
  accountId: string,
  by: Principal,
  deps: StaffDeps,
): Promise<Account> {
  const before = await readById(deps.table, accountId);
  requireRole(by, 'admin', scopesOf(before));
  const after = revised(before, deps, { subject: undefined });
  const line = audit('account.sign-in-reset', after, by, ['subject'], deps);
  await replaceAccount(deps.table, before, after, line);
  return after;
}

/** @throws {AppError} auth.forbidden, account.not_found, account.changed, account.last_admin */
export async function deleteAccount(
  accountId: string,
  by: Principal,
  deps: StaffDeps,
): Promise<void> {
  const account = await readById(deps.table, accountId);
  requireRole(by, 'admin', scopesOf(account));
  await removeAccount(deps.table, account, audit('account.deleted', account, by, [], deps));
}

const revised = (before: Account, { now }: StaffDeps, fields: Partial<Account>): Account => ({
  ...before,
  ...fields,
  updatedAt: now().toISOString(),
  revision: before.revision + 1,
});

function audit(
  action: string,
  account: Account,
  principal: Principal,
  fields: readonly string[],
  deps: StaffDeps,
  before: Account = account,
): Write {
  const municipalities = [...scopesOf(before), ...scopesOf(account)];
  return auditWrite({ principal, action, subject: account.id, municipalities, fields }, deps);
}
