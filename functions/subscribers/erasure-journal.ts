import * as z from 'zod';

/**
 * One line per erasure, kept outside the table: after a restore it says whom to erase again. Holds no
 * address, only its keyed hash and the id that is meaningless once the subscriber is gone.
 */
export const erasureSchema = z.strictObject({
  version: z.literal(1),
  at: z.iso.datetime(),
  subscriberId: z.string(),
  /** As on the suppression list. */
  digest: z.string(),
});
export type Erasure = z.output<typeof erasureSchema>;

export const journalPrefix = 'erasure-journal/';

/** By day, so that a replay reads only the days since the backup. The same erasure has the same key. */
export const journalKey = ({ at, subscriberId }: Pick<Erasure, 'at' | 'subscriberId'>): string =>
  `${journalPrefix}${at.slice(0, 10)}/${subscriberId}.json`;

export interface ErasureJournal {
  /** Resolves when the line is safely stored. */
  record(erasure: Erasure): Promise<void>;
}
