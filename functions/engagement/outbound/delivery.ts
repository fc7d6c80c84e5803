import { createHash } from 'node:crypto';
import * as z from 'zod';
import { deliveredKindSchema } from './notice.ts';
import { webhookIdSchema } from './webhook.ts';

/** Why an attempt came to nothing; see `docs/webhooks.md`. */
export const failureSchema = z.enum([
  'status',
  'timeout',
  'connection',
  'certificate',
  'address',
  'disabled',
  'secret',
]);
export type Failure = z.output<typeof failureSchema>;

/** One notice on its way to one webhook. */
export const deliverySchema = z.object({
  webhookId: webhookIdSchema,
  /** When what it tells of happened, and what that was: `2026-11-29T10:00:00.000Z#issue.sent.iss_…`. */
  name: z.string(),
  kind: deliveredKindSchema,
  body: z.string(),
  state: z.enum(['due', 'delivered', 'failed']),
  attempts: z.int(),
  /** When it is tried, or while it is tried, when it may be tried again. */
  nextAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  lastAt: z.iso.datetime().optional(),
  lastStatus: z.int().optional(),
  lastFailure: failureSchema.optional(),
});
export type Delivery = z.output<typeof deliverySchema>;

/** What is told to a webhook. */
export interface Told {
  readonly webhookId: string;
  readonly name: string;
  readonly kind: Delivery['kind'];
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export const newDelivery = ({ webhookId, name, kind, at, data }: Told, now: Date): Delivery => ({
  webhookId,
  name,
  kind,
  // As Standard Webhooks has it.
  body: JSON.stringify({ type: kind, timestamp: at, data }),
  state: 'due',
  attempts: 0,
  nextAt: now.toISOString(),
  createdAt: now.toISOString(),
});

/** What receivers know it by (`webhook-id`): the same at each attempt. */
export const noticeId = ({ webhookId, name }: Pick<Delivery, 'webhookId' | 'name'>): string =>
  `msg_${createHash('sha256').update(`${webhookId}\n${name}`).digest('hex').slice(0, 32)}`;

/** A message of the queue `webhooks`: a delivery to be tried. */
export const deliveryMessageSchema = z.strictObject({
  webhookId: webhookIdSchema,
  name: z.string(),
});
export type DeliveryMessage = z.output<typeof deliveryMessageSchema>;

/** Minutes from one attempt to the next. A receiver that is away for a day misses nothing. */
const waits = [5, 15, 60, 180, 360, 840] as const;

/** When to try again after so many attempts; undefined when it has been tried for a day. */
export function nextAttempt(
  attempts: number,
  { now, retryAfter = 0 }: { readonly now: Date; readonly retryAfter?: number | undefined },
): Date | undefined {
  const minutes = waits[attempts - 1];
  return minutes === undefined
    ? undefined
    : new Date(now.getTime() + Math.max(minutes * 60, retryAfter) * 1000);
}
