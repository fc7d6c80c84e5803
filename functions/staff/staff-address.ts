import type { Table } from '../../shared/data/table.ts';
import { readByLogin } from './repository.ts';

/** Whether somebody with this e-mail address has an account that is not disabled. */
export async function isStaffAddress(table: Table, address: string): Promise<boolean> {
  const account = await readByLogin(table, address.toLowerCase());
  return account !== undefined && !account.disabled;
}
