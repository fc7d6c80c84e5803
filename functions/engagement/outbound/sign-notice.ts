import { createHmac } from 'node:crypto';
import { epochSeconds } from '../../../shared/clock.ts';

interface Signed {
  /** Stays the same when a notice is sent again. */
  readonly id: string;
  readonly body: string;
  readonly secrets: readonly Buffer[];
}

/**
 * The headers of a notice as Standard Webhooks (standardwebhooks.com, version 1) has them: one signature for each secret, so that a
 * receiver may change over when it likes.
 */
export function noticeHeaders({ id, body, secrets }: Signed, now: Date): Record<string, string> {
  const timestamp = String(epochSeconds(now));
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64'),
  );
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
  };
}
