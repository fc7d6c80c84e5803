import type { Erasure } from './erasure.ts';
import type { Withdrawal } from './withdrawal.ts';

export const journalPrefix = 'erasure-journal/';
/** Apart, so that who may write these writes over no erasure. */
export const withdrawalPrefix = 'withdrawals/';

/**
 * By day, so that a replay reads only the days since the backup. The same erasure has the same key, and so has the same withdrawal; a later
 * one has another.
 */
export function journalKey(line: Erasure | Withdrawal): string {
  const { at, subscriberId } = line;
  const day = at.slice(0, 10);
  return 'ended' in line
    ? `${withdrawalPrefix}${day}/${subscriberId}.${Date.parse(at)}.json`
    : `${journalPrefix}${day}/${subscriberId}.json`;
}

export interface ErasureJournal {
  /** Resolves when the line is safely stored. */
  record(line: Erasure | Withdrawal): Promise<void>;
}
