import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { ReadSecret } from './read-secret.ts';

/** Keys for signing: the first signs, all verify, so that keys can be rotated without breaking links. */
export interface KeyRing {
  /** HMAC-SHA-256 with the first key, over the purpose and the text. */
  sign(purpose: string, text: string): Promise<Buffer>;
  verify(purpose: string, text: string, signature: Buffer): Promise<boolean>;
  /** One HMAC per key, newest first: for look-ups of values stored under an older key. */
  digests(purpose: string, text: string): Promise<readonly string[]>;
}

/** `readText` gives the secret's text: one or more keys separated by blanks. */
export function createKeyRing(readText: () => Promise<string>): KeyRing {
  let parsed: { readonly text: string; readonly keys: readonly KeyObject[] } | undefined;
  // Made once for a text: a newsletter signs two links for every recipient.
  const keys = async (): Promise<readonly KeyObject[]> => {
    const text = await readText();
    if (parsed?.text !== text) parsed = { text, keys: keysOf(text) };
    return parsed.keys;
  };
  const mac = (key: KeyObject, purpose: string, text: string) =>
    createHmac('sha256', key).update(`${purpose}\n${text}`).digest();

  return {
    async sign(purpose, text) {
      const [first] = await keys();
      if (!first) throw new Error('the key secret is empty');
      return mac(first, purpose, text);
    },
    async verify(purpose, text, signature) {
      return (await keys()).some((key) => {
        const expected = mac(key, purpose, text);
        return expected.length === signature.length && timingSafeEqual(expected, signature);
      });
    },
    async digests(purpose, text) {
      return (await keys()).map((key) => mac(key, purpose, text).toString('base64url'));
    },
  };
}

/** The key ring of a Secrets Manager secret. */
export const secretKeyRing = (readSecret: ReadSecret, arn: string): KeyRing =>
  createKeyRing(() => readSecret(arn));

const keysOf = (text: string): KeyObject[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((key) => createSecretKey(key, 'utf8'));
