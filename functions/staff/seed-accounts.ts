import { type Clock, systemClock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import { AppError } from '../../shared/errors.ts';
import type { Grant } from '../../shared/http/principal.ts';
import { type NewId, newId as randomId } from '../../shared/ids.ts';
import { auditWrite } from './audit-entry.ts';
import { insertAccount } from './repository.ts';
import { type Account, accountSchema, grantsSchema } from './schema.ts';

/** Someone who gets an account without an administrator's invitation: the first one, and those of a demonstration. */
export interface StaffSeed {
  /** User name at the identity provider. */
  readonly login: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** Makes the accounts that do not exist yet; leaves the others as they are. Returns the logins it made. */
export async function seedStaffAccounts(
  table: Table,
  seeds: readonly StaffSeed[],
  { now, newId }: { now: Clock; newId: NewId } = { now: systemClock, newId: randomId },
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const seed of seeds) {
    const account = newAccount(seed, { now, newId });
    const change = {
      principal: 'system' as const,
      action: 'account.seeded',
      subject: account.id,
      municipalities: account.grants.map(({ scope }) => scope),
    };
    try {
      await insertAccount(table, account, auditWrite(change, { now, newId }));
      made.push(account.login);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'account.exists')) throw error;
    }
  }
  return made;
}

/** An account as it is before the first sign-in. @throws {ZodError} for rights that make no sense. */
export function newAccount(
  { login, name, grants }: StaffSeed,
  { now, newId }: { now: Clock; newId: NewId },
): Account {
  const at = now().toISOString();
  return accountSchema.parse({
    id: newId('acc'),
    login,
    name,
    grants: grantsSchema.parse(grants),
    disabled: false,
    createdAt: at,
    updatedAt: at,
    revision: 1,
  });
}
