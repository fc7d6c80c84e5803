import type { Clock } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { FetchError } from '../../../shared/fetching/fetch-error.ts';
import type { SafePost } from '../../../shared/fetching/safe-post.ts';
import type { CountMetric } from '../../../shared/observability/count-metric.ts';
import type { Log } from '../../../shared/observability/logger.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import {
  type Delivery,
  type DeliveryMessage,
  type Failure,
  nextAttempt,
  noticeId,
} from './delivery.ts';
import type { DeliveryRepository } from './delivery-repository.ts';
import { type DisableDeps, disableWebhook, isGivenUp } from './disable-webhook.ts';
import { noticeHeaders } from './sign-notice.ts';
import type { Webhook } from './webhook.ts';
import type { WebhookRepository } from './webhook-repository.ts';
import { secretsOf } from './webhook-secret.ts';

export interface AttemptDeps extends DisableDeps {
  readonly webhooks: WebhookRepository;
  readonly deliveries: DeliveryRepository;
  readonly keys: KeyRing;
  readonly post: SafePost['post'];
  readonly now: Clock;
  readonly log: Log;
  readonly count: CountMetric;
}

interface Outcome {
  readonly status?: number;
  readonly failure?: Failure;
  /** Seconds for which the receiver wants to be left alone. */
  readonly retryAfter?: number | undefined;
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

interface Posting {
  readonly webhook: Webhook;
  readonly delivery: Delivery;
  readonly secrets: readonly Buffer[];
}

async function postNotice(
  { webhook, delivery, secrets }: Posting,
  { post, now, log }: AttemptDeps,
): Promise<Outcome> {
  const { body } = delivery;
  if (secrets.length === 0) return { failure: 'secret' };
  const headers = noticeHeaders({ id: noticeId(delivery), body, secrets }, now());
  try {
    const answer = await post(webhook.url, { headers, body: Buffer.from(body) });
    const { status, retryAfter } = answer;
    return status >= 200 && status < 300 ? { status } : { status, retryAfter, failure: 'status' };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    log.info('a notice did not arrive', { webhookId: webhook.id, code: error.code });
    return { failure: failureOf(error) };
  }
}

function failureOf({ code }: FetchError): Failure {
  switch (code) {
    case 'fetch.timeout':
      return 'timeout';
    case 'fetch.certificate':
      return 'certificate';
    case 'fetch.connection':
      return 'connection';
    default:
      return 'address';
  }
}

function settled(
  delivery: Delivery,
  { status, failure, retryAfter }: Outcome,
  now: Date,
): Delivery {
  const { nextAt: _lease, lastStatus: _status, lastFailure: _failure, ...kept } = delivery;
  const tried = {
    ...kept,
    lastAt: now.toISOString(),
    ...(status !== undefined && { lastStatus: status }),
    ...(failure && { lastFailure: failure }),
  };
  if (!failure) return { ...tried, state: 'delivered' };
  const isLast = failure === 'disabled' || status === 410;
  const nextAt = isLast ? undefined : nextAttempt(delivery.attempts, { now, retryAfter });
  return nextAt
    ? { ...tried, state: 'due', nextAt: nextAt.toISOString() }
    : { ...tried, state: 'failed' };
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
