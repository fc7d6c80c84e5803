import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { type Delivery, type DeliveryMessage, nextAttempt } from './delivery.ts';
import type { DeliveryRepository } from './delivery-repository.ts';
import { type DisableDeps, disableWebhook, isGivenUp } from './disable-webhook.ts';
import { type Outcome, type PostDeps, postNotice, tried } from './post-notice.ts';
import type { Webhook } from './webhook.ts';
import type { WebhookRepository } from './webhook-repository.ts';
import { secretsOf } from './webhook-secret.ts';

export interface AttemptDeps extends DisableDeps, PostDeps {
  readonly webhooks: WebhookRepository;
  readonly deliveries: DeliveryRepository;
  readonly keys: KeyRing;
}

/**
 * Posts a notice once, if it is due, and notes what came of it. Given twice it is posted once, unless its function died between posting
 * and noting: receivers know a notice that comes again by its id.
 */
export async function attemptDelivery(message: DeliveryMessage, deps: AttemptDeps): Promise<void> {
  const { deliveries, webhooks, keys, now } = deps;
  const due = await deliveries.get(message);
  if (due?.state !== 'due' || (due.nextAt ?? '') > now().toISOString()) return;
  // Before the attempt is taken: what fails on our side costs a notice none of its few.
  const webhook = await webhooks.get(due.webhookId);
  const secrets = webhook ? await secretsOf(webhook, { keys, now: now() }) : [];
  const delivery = await deliveries.claim(due);
  if (!delivery) return;
  const outcome: Outcome =
    webhook?.state === 'active'
      ? await postNotice({ webhook, delivery, secrets }, deps)
      : { failure: 'disabled' };
  const after = settled(delivery, outcome, deps.now());
  await noteDelivery(delivery, after, deps);
  if (webhook?.state === 'active') await noteHealth(webhook, after, outcome, deps);
}

function settled(delivery: Delivery, outcome: Outcome, now: Date): Delivery {
  const { status, failure, retryAfter } = outcome;
  const after = tried(delivery, outcome, now);
  if (!failure || failure === 'disabled' || status === 410) return after;
  const nextAt = nextAttempt(delivery.attempts, { now, retryAfter });
  return nextAt ? { ...after, state: 'due', nextAt: nextAt.toISOString() } : after;
}

async function noteDelivery(
  before: Delivery,
  after: Delivery,
  { deliveries, count }: AttemptDeps,
): Promise<void> {
  try {
    await deliveries.replace(before, after);
  } catch (error) {
    // The lease ran out and somebody else tries: what comes of that is noted.
    if (!(error instanceof ConditionFailed)) throw error;
    return;
  }
  if (after.state === 'delivered') count('WebhookDelivered');
  if (after.state === 'failed') count('WebhookFailed');
}

async function noteHealth(
  webhook: Webhook,
  { state }: Delivery,
  { status }: Outcome,
  deps: AttemptDeps,
): Promise<void> {
  if (state === 'delivered') return deps.webhooks.noteSuccess(webhook);
  await deps.webhooks.noteFailure(webhook, deps.now());
  // Standard Webhooks: who answers 410 wants no more of them.
  if (status === 410) return disableWebhook(webhook, 'gone', deps);
  // Not before this notice has had its day: after weeks without any, one failure would be enough.
  if (state === 'failed' && isGivenUp(webhook, deps.now())) {
    await disableWebhook(webhook, 'failing', deps);
  }
}
