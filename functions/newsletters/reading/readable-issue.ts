import * as z from 'zod';
import { versionNames } from '../../../emails/blocks/version.ts';
import { hashSchema, issueIdSchema } from '../issue-ids.ts';

/** What readers' pages must know of an issue. Making the schema of all of it would keep the first reader waiting. */
export const readableIssueSchema = z.object({
  issueId: issueIdSchema,
  approval: z.object({ hash: hashSchema }).optional(),
  sendingSince: z.iso.datetime().optional(),
  /** Its pages are those of its versions. */
  trial: z.object({}).optional(),
  decision: z.object({ version: z.enum(versionNames) }).optional(),
});
export type ReadableIssue = z.output<typeof readableIssueSchema>;

/** The attributes of {@link readableIssueSchema}. */
export const readableAttributes = [
  'issueId',
  'approval',
  'sendingSince',
  'trial',
  'decision',
] as const;
