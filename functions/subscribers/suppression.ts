import * as z from 'zod';

/**
 * Why an address is on the list. `bounced`, `complained` and `staff` stop every mail; `erased` stops
 * imports only, since somebody who erased everything may subscribe again.
 */
export const suppressionReasonSchema = z.enum(['bounced', 'complained', 'erased', 'staff']);
export type SuppressionReason = z.output<typeof suppressionReasonSchema>;

export const suppressionSchema = z.lazy(() =>
  z.object({
    /** Keyed hash of the canonical address. */
    digest: z.string(),
    reason: suppressionReasonSchema,
    at: z.iso.datetime(),
    /** Account id of the staff member, where one did it. */
    by: z.string().optional(),
    note: z.string().optional(),
    /** Kept to be recognised by staff; never of an erased address. */
    address: z.string().optional(),
  }),
);
export type Suppression = z.output<typeof suppressionSchema>;

/** Whether the owner of the address erased everything, whatever was reported of it before or after. */
export const isForgotten = (entry: Suppression | undefined): boolean =>
  entry !== undefined && entry.address === undefined;

/** The heavier reason stays when two meet: a complaint is never downgraded to a bounce. */
const weight: Record<SuppressionReason, number> = {
  erased: 0,
  bounced: 1,
  complained: 2,
  staff: 3,
};

export const outweighs = (reason: SuppressionReason, other: SuppressionReason): boolean =>
  weight[reason] > weight[other];
