import * as z from 'zod';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { audienceSchema, importBasisSchema, nisSchema } from '../schema.ts';

/** What becomes of the people on a list, as staff state it when they create the import. */
export const importPolicySchema = z.strictObject({
  /** NIS codes whose people the list may hold; rows of others are refused. */
  municipalities: z.array(nisSchema).min(1).max(100),
  /** Of rows without an audience of their own; such rows are refused when absent. */
  audience: audienceSchema.optional(),
  /**
   * `pending`: people are asked to confirm, by mail unless `mailing` is false. `active`: they get the
   * newsletter at once, on a ground that staff state and can show.
   */
  people: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('pending'), mailing: z.boolean().default(true) }),
    z.strictObject({
      state: z.literal('active'),
      basis: importBasisSchema,
      /** Where the ground is written down: a file, a form, a decision. */
      reference: z.string().trim().min(5).max(300),
    }),
  ]),
  /** Language of the sentences in the list of refusals. */
  language: languageSchema.default('nl'),
});
export type ImportPolicy = z.output<typeof importPolicySchema>;

/** Mails that ask to confirm go out at most this many an hour for one import. */
export const invitationsPerHour = 1000;
