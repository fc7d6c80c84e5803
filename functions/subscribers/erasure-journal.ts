import type { Erasure } from './erasure.ts';

export const journalPrefix = 'erasure-journal/';

/** By day, so that a replay reads only the days since the backup. The same erasure has the same key. */
export const journalKey = ({ at, subscriberId }: Pick<Erasure, 'at' | 'subscriberId'>): string =>
  `${journalPrefix}${at.slice(0, 10)}/${subscriberId}.json`;

export interface ErasureJournal {
  /** Resolves when the line is safely stored. */
  record(erasure: Erasure): Promise<void>;
}
