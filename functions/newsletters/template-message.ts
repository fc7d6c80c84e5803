import * as z from 'zod';
import { hashSchema, issueIdSchema, variantIdSchema } from './issue-ids.ts';

/**
 * Asks `newsletters/templates` for the SES template of one variant. One message a variant, sent when the
 * issue is approved; the worker reads name and file from `findVariants(issueId, hash)`.
 */
export const templateMessageSchema = z.object({
  issueId: issueIdSchema,
  /** `issue.approval.hash`; a message of a voided approval does nothing. */
  hash: hashSchema,
  variantId: variantIdSchema,
});
export type TemplateMessage = z.output<typeof templateMessageSchema>;
