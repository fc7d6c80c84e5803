import type { Clock } from '../../../shared/clock.ts';
import { FetchError } from '../../../shared/fetching/fetch-error.ts';
import type { SafePost } from '../../../shared/fetching/safe-post.ts';
import type { Log } from '../../../shared/observability/logger.ts';
import { type Delivery, type Failure, noticeId } from './delivery.ts';
import { noticeHeaders } from './sign-notice.ts';
import type { Webhook } from './webhook.ts';

export interface PostDeps {
  readonly post: SafePost['post'];
  readonly now: Clock;
  readonly log: Log;
}

/** What came of an attempt. */
export interface Outcome {
  readonly status?: number;
  readonly failure?: Failure;
  /** Seconds for which the receiver wants to be left alone. */
  readonly retryAfter?: number | undefined;
}

interface Posting {
  readonly webhook: Webhook;
  readonly delivery: Delivery;
  readonly secrets: readonly Buffer[];
}

/** Signs a notice and posts it. */
export async function postNotice(
  { webhook, delivery, secrets }: Posting,
  { post, now, log }: PostDeps,
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

/** The delivery after its last attempt, but for whether there is another. */
export function tried(delivery: Delivery, { status, failure }: Outcome, now: Date): Delivery {
  const { nextAt: _lease, lastStatus: _status, lastFailure: _failure, ...kept } = delivery;
  return {
    ...kept,
    state: failure ? 'failed' : 'delivered',
    lastAt: now.toISOString(),
    ...(status !== undefined && { lastStatus: status }),
    ...(failure && { lastFailure: failure }),
  };
}
