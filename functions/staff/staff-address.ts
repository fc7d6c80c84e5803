import type { Table } from '../../shared/data/table.ts';
import { AppError } from '../../shared/errors.ts';
import { readById, readByLogin } from './repository.ts';

/** Whether somebody with this e-mail address has an account that is not disabled. */
export async function isStaffAddress(table: Table, address: string): Promise<boolean> {
  const account = await readByLogin(table, address.toLowerCase());
  return account !== undefined && !account.disabled;
}

/** E-mail addresses by account id, of those who have an account that is not disabled. */
export async function staffAddresses(
  table: Table,
  accountIds: readonly string[],
): Promise<Map<string, string>> {
  const found = await Promise.all(accountIds.map((id) => addressOf(table, id)));
  return new Map(found.filter((entry) => entry !== undefined));
}

async function addressOf(table: Table, id: string): Promise<[string, string] | undefined> {
  try {
    const { login, disabled } = await readById(table, id);
    return disabled ? undefined : [id, login];
  } catch (error) {
    if (error instanceof AppError && error.code === 'account.not_found') return undefined;
    throw error;
  }
}
