import * as z from 'zod';
import { eventQuerySchema } from '../../emails/blocks/event-facts.ts';
import { languageSchema } from '../../shared/i18n/language.ts';
import {
  hashSchema,
  issueIdSchema,
  nisSchema,
  variantIdSchema,
  versionSchema,
} from './issue-ids.ts';

/** One mail of the issue: a language for a municipality, in one of the versions where it has several. */
export const variantSchema = z.object({
  variantId: variantIdSchema,
  language: languageSchema,
  nis: nisSchema,
  /** Absent in an issue that has only one. */
  version: versionSchema.optional(),
  /** Name of the SES template: holds the issue's id and the hash of what the template says. */
  templateName: z.string().max(64),
  /** Where FILES keeps {@link renderedVariantSchema}. */
  renderedKey: z.string(),
  subject: z.string(),
  /** Stands for a name that is not known: `recipientValues` of `emails/` asks for it. */
  nameFallback: z.string(),
  /** The vote that the mail calls for: how long it is still open is written into each mail as it is sent. */
  vote: z.object({ opensAt: z.iso.datetime(), closesAt: z.iso.datetime() }).optional(),
  /** What it lists of the calendar. The lists are filled in when the issue is planned: see `templates/fill-lists.ts`. */
  events: z.array(eventQuerySchema).min(1).optional(),
});
export type Variant = z.output<typeof variantSchema>;

/** All variants of an issue as one hash has them; never changed, so that it may be kept in memory. */
export const issueVariantsSchema = z.object({
  issueId: issueIdSchema,
  hash: hashSchema,
  variants: z.array(variantSchema).min(1),
});
export type IssueVariants = z.output<typeof issueVariantsSchema>;

/** A file below `rendered/`: the parts of an SES template, with its `{{variables}}`. */
export const renderedVariantSchema = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
});
export type RenderedVariant = z.output<typeof renderedVariantSchema>;
