import { createHash, randomBytes } from 'node:crypto';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import type { KeptSecret } from './webhook.ts';

/** As Standard Webhooks writes a secret of symmetric signatures. */
const prefix = 'whsec_';
const purpose = 'engagement/webhook-secret';

const textOf = (webhookId: string, nonce: string): string => `${webhookId}\n${nonce}`;

const checkOf = (secret: Buffer): string => createHash('sha256').update(secret).digest('base64url');

/**
 * A new secret of a webhook, to be shown once: it is kept nowhere, but made again of our keys and a random text. Who reads the
 * table, or a backup of it, can sign nothing.
 */
export async function makeSecret(
  webhookId: string,
  keys: KeyRing,
): Promise<{ readonly shown: string; readonly kept: KeptSecret }> {
  const nonce = randomBytes(18).toString('base64url');
  const secret = await keys.sign(purpose, textOf(webhookId, nonce));
  return {
    shown: `${prefix}${secret.toString('base64')}`,
    kept: { nonce, check: checkOf(secret) },
  };
}

/** The secrets with which a notice is signed now; none where the keys of all have been taken out of the ring. */
export async function secretsOf(
  { id, secrets }: { readonly id: string; readonly secrets: readonly KeptSecret[] },
  { keys, now }: { readonly keys: KeyRing; readonly now: Date },
): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for (const { nonce, check, until } of secrets) {
    if (until !== undefined && until <= now.toISOString()) continue;
    const digests = await keys.digests(purpose, textOf(id, nonce));
    const made = digests.map((digest) => Buffer.from(digest, 'base64url'));
    found.push(...made.filter((secret) => checkOf(secret) === check));
  }
  return found;
}
