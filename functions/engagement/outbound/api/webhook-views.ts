import * as z from 'zod';
import { type Delivery, failureSchema, noticeId } from '../delivery.ts';
import { deliveredKindSchema, noticeKindSchema, webhookScopeSchema } from '../notice.ts';
import { type Webhook, webhookIdSchema } from '../webhook.ts';

/** A webhook without its secrets. */
export const webhookViewSchema = z.object({
  id: webhookIdSchema,
  scope: webhookScopeSchema,
  url: z.string(),
  kinds: z.array(noticeKindSchema),
  state: z.enum(['active', 'disabled']),
  disabledFor: z.enum(['failing', 'gone', 'staff']).optional(),
  failingSince: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** Until when the secret of before is good, where there is a newer one. */
  oldSecretUntil: z.iso.datetime().optional(),
});

export const webhookViewOf = (webhook: Webhook): z.output<typeof webhookViewSchema> => ({
  id: webhook.id,
  scope: webhook.scope,
  url: webhook.url,
  kinds: webhook.kinds,
  state: webhook.state,
  disabledFor: webhook.disabledFor,
  failingSince: webhook.failingSince,
  createdAt: webhook.createdAt,
  createdBy: webhook.createdBy,
  oldSecretUntil: webhook.secrets.find(({ until }) => until !== undefined)?.until,
});

export const withSecretSchema = z.object({
  webhook: webhookViewSchema,
  secret: z.string().meta({ description: 'Shown now and never again' }),
});

export const deliveryViewSchema = z.object({
  id: z.string().meta({ description: 'As in the header webhook-id' }),
  kind: deliveredKindSchema,
  state: z.enum(['due', 'delivered', 'failed']),
  attempts: z.int(),
  nextAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  lastAt: z.iso.datetime().optional(),
  lastStatus: z.int().optional(),
  lastFailure: failureSchema.optional(),
  body: z.string(),
});

export const deliveryViewOf = (delivery: Delivery): z.output<typeof deliveryViewSchema> => ({
  id: noticeId(delivery),
  kind: delivery.kind,
  state: delivery.state,
  attempts: delivery.attempts,
  nextAt: delivery.nextAt,
  createdAt: delivery.createdAt,
  lastAt: delivery.lastAt,
  lastStatus: delivery.lastStatus,
  lastFailure: delivery.lastFailure,
  body: delivery.body,
});
