import type { Erasure } from './erasure.ts';
import type { Withdrawal } from './withdrawal.ts';

export const journalPrefix = 'erasure-journal/';

/**
 * By day, so that a replay reads only the days since the backup. The same erasure has the same key; so have withdrawals of one day, of
 * which the last one says enough.
 */
export function journalKey(line: Erasure | Withdrawal): string {
  const name = 'ended' in line ? `${line.subscriberId}.${line.ended}` : line.subscriberId;
  return `${journalPrefix}${line.at.slice(0, 10)}/${name}.json`;
}

export interface ErasureJournal {
  /** Resolves when the line is safely stored. */
  record(line: Erasure | Withdrawal): Promise<void>;
}
