import * as z from 'zod';
import { blockSchema } from './block.ts';
import { lineSchema } from './fields.ts';
import { versionNames } from './version.ts';

/** What is different in version b, and in c. */
const otherVersionSchema = z.strictObject({
  subject: lineSchema(150),
  /** Stands in place of the first block; without it, the first block is that of version a. */
  firstBlock: blockSchema.optional(),
});

/** A newsletter in one language. Fields such as `[naam]` may stand in every text; see `merge/merge-fields.ts`. */
const languageContentSchema = z.strictObject({
  /** May be empty in a draft; the preflight stops it. */
  subject: lineSchema(150),
  /** What inboxes show after the subject. */
  preheader: lineSchema(200).default(''),
  /** Stands for `[naam]` where a name is not known; without it, the language's own word (nl: lezer). */
  nameFallback: lineSchema(40).optional(),
  blocks: z.array(blockSchema).max(60),
  /** Versions b and c of subject and first block, to be tried beside what stands above. As many in every language. */
  versions: z
    .array(otherVersionSchema)
    .min(1)
    .max(versionNames.length - 1)
    .optional(),
});

export type LanguageContent = z.output<typeof languageContentSchema>;

/** What staff write: the same issue in one or more languages. */
export const issueContentSchema = z.strictObject({
  languages: z.strictObject({
    nl: languageContentSchema.optional(),
    fr: languageContentSchema.optional(),
    en: languageContentSchema.optional(),
  }),
});

export type IssueContent = z.output<typeof issueContentSchema>;
