import * as z from 'zod';
import { idPattern } from '../../../shared/ids.ts';
import { noticeKindSchema, webhookScopeSchema } from './notice.ts';

export const webhookIdSchema = z.string().regex(idPattern('whk'));

/** What a secret is made of again; see `webhook-secret.ts`. */
export const keptSecretSchema = z.object({
  nonce: z.string(),
  /** SHA-256 of the secret: tells which of our keys it was made with. */
  check: z.string(),
  /** Until when notices are signed with it, too, since there is a newer one. */
  until: z.iso.datetime().optional(),
});
export type KeptSecret = z.output<typeof keptSecretSchema>;

/** An address to which a program of others wants notices posted. */
export const webhookSchema = z.object({
  id: webhookIdSchema,
  scope: webhookScopeSchema,
  url: z.string(),
  kinds: z.array(noticeKindSchema).min(1),
  state: z.enum(['active', 'disabled']),
  /** Why it is disabled: it failed for days, said that it is gone, or staff did. */
  disabledFor: z.enum(['failing', 'gone', 'staff']).optional(),
  /** The newest first. */
  secrets: z.array(keptSecretSchema).min(1),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** What happened before is not told: when it was made, or enabled again. */
  tellsFrom: z.iso.datetime(),
  /** Since when nothing has arrived. */
  failingSince: z.iso.datetime().optional(),
  /** Counts what staff change. */
  version: z.int(),
});
export type Webhook = z.output<typeof webhookSchema>;
