import type { Table } from '../../shared/data/table.ts';
import { AppError } from '../../shared/errors.ts';
import type { Principal } from '../../shared/http/principal.ts';
import { principalOf, stateOf } from './account.ts';
import { readById } from './repository.ts';

export type ReadPrincipal = (accountId: string) => Promise<Principal>;

/**
 * What an account may do now, for those who come by a link that was signed for it. Whoever was disabled, removed, or has to
 * sign in anew is nobody: `auth.forbidden`.
 */
export const createReadPrincipal =
  (table: Table): ReadPrincipal =>
  async (accountId) => {
    try {
      const account = await readById(table, accountId);
      if (stateOf(account) === 'active') return principalOf(account);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'account.not_found')) throw error;
    }
    throw new AppError('auth.forbidden', 'Your account is not in use.');
  };
