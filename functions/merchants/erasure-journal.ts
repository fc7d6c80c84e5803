import * as z from 'zod';
import type { JsonObjects } from '../../shared/aws/json-objects.ts';
import { merchantIdSchema } from './merchant.ts';

/**
 * One line per erasure, kept outside the table: after a restore it says what to erase again. Holds no address, only
 * its keyed hash and the id.
 */
export const merchantErasureSchema = z.strictObject({
  version: z.literal(1),
  at: z.iso.datetime(),
  merchantId: merchantIdSchema,
  /** Whether all that was known of the merchant went, or its contact alone. */
  whole: z.boolean(),
  /** As in `MERCHANT_ERASED#…`; absent where there was no contact. */
  digest: z.string().optional(),
});

export type MerchantErasure = z.output<typeof merchantErasureSchema>;

export interface MerchantErasureJournal {
  /** Resolves when the line is safely stored. */
  record(erasure: MerchantErasure): Promise<void>;
}

/** By day and merchant, among the lines of other erasures; a contact that is erased anew the same day has one line. */
const keyOf = ({ at, merchantId }: MerchantErasure): string =>
  `erasure-journal/${at.slice(0, 10)}/${merchantId}.json`;

export const createErasureJournal = (objects: JsonObjects): MerchantErasureJournal => ({
  record: (erasure) => objects.put(keyOf(erasure), erasure),
});
