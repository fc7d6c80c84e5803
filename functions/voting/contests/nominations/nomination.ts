import * as z from 'zod';
import { idPattern } from '../../../../shared/ids.ts';
import { merchantIdSchema } from '../../../merchants/index.ts';
import { candidateIdSchema, contestIdSchema } from '../contest.ts';

export const nominationIdSchema = z.string().regex(idPattern('nom'));

const nominationSources = ['resident', 'merchant', 'staff'] as const;

/** A shop that is not in the directory yet, as somebody wrote it. */
export const namedShopSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  address: z.string().trim().min(1).max(200),
});

export type NamedShop = z.output<typeof namedShopSchema>;

/** `waiting`: staff have yet to say which merchant it is. */
export const nominationStates = ['waiting', 'linked', 'merged', 'rejected'] as const;

/** What somebody wrote to have a shop stand. Nothing in it says who that was, but of staff. */
export const nominationSchema = z.object({
  id: nominationIdSchema,
  contestId: contestIdSchema,
  source: z.enum(nominationSources),
  /** Account id, where staff nominated. */
  by: z.string().optional(),
  /** Absent where the merchant was known. */
  shop: namedShopSchema.optional(),
  /** Why, in the words of who nominated; for staff only. */
  reason: z.string().optional(),
  state: z.enum(nominationStates),
  /** How many people it stands for: itself, and those merged into it. */
  weight: z.int().min(1),
  merchantId: merchantIdSchema.optional(),
  candidateId: candidateIdSchema.optional(),
  /** The nomination it was merged into. */
  mergedInto: nominationIdSchema.optional(),
  at: z.iso.datetime(),
  version: z.int(),
});

export type Nomination = z.output<typeof nominationSchema>;
