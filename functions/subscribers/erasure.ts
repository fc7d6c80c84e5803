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
