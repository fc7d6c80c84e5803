import * as z from 'zod';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { idPattern } from '../../../shared/ids.ts';
import { audienceSchema, nisSchema, subscriptionStateSchema } from '../schema.ts';

/** Whom an export holds. */
export const exportSelectionSchema = z.strictObject({
  municipality: nisSchema,
  audience: audienceSchema.optional(),
  state: subscriptionStateSchema.optional(),
  /** Language of the header. */
  language: languageSchema.default('nl'),
});

export const exportJobSchema = z.object({
  id: z.string().regex(idPattern('exp')),
  state: z.enum(['queued', 'done']),
  selection: exportSelectionSchema,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  finishedAt: z.iso.datetime().optional(),
  /** People in the file, once it is written. */
  rows: z.int().optional(),
});
export type ExportJob = z.output<typeof exportJobSchema>;

export const exportFileKey = (id: string): string => `exports/${id}.csv`;

/** Message of the export queue. */
export const exportMessageSchema = z.strictObject({ exportId: z.string().regex(idPattern('exp')) });
export type ExportMessage = z.output<typeof exportMessageSchema>;
