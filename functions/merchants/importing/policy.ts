import * as z from 'zod';
import { languageSchema } from '../../../shared/i18n/language.ts';

/** What becomes of the merchants on a list, as staff state it when they create the import. */
export const importPolicySchema = z.strictObject({
  /** NIS codes whose merchants the list may hold; rows of others are refused. */
  municipalities: z
    .array(z.string().regex(/^\d{5}$/))
    .min(1)
    .max(100),
  /** `listed`: on the pages at once. `pending`: staff look at each first. */
  state: z.enum(['pending', 'listed']).default('pending'),
  /** Write to the contact of each new merchant that it is listed; not where staff look at it first. */
  mailing: z.boolean().default(false),
  /** Language of the sentences in the list of refusals. */
  language: languageSchema.default('nl'),
});

export type ImportPolicy = z.output<typeof importPolicySchema>;
