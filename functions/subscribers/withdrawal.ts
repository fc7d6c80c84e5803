import * as z from 'zod';

/**
 * One line per consent to be followed that ended, kept with the erasures outside the table: after a restore it says whose consent has
 * come back. Holds no address, only the id that is meaningless once the subscriber is gone.
 */
export const withdrawalSchema = z.strictObject({
  version: z.literal(1),
  at: z.iso.datetime(),
  subscriberId: z.string(),
  ended: z.literal('following'),
});
export type Withdrawal = z.output<typeof withdrawalSchema>;
