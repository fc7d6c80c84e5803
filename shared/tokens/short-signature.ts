import { timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../secrets/key-ring.ts';

/**
 * Characters: 132 bits of the HMAC, each of them telling. RFC 2104, section 5: half of it is enough. For what stands many times in
 * a mail.
 */
const length = 22;

/** A signature with the first key of the ring, URL-safe. */
export async function shortSignature(
  keys: Pick<KeyRing, 'sign'>,
  purpose: string,
  text: string,
): Promise<string> {
  const mac = await keys.sign(purpose, text);
  return mac.toString('base64url').slice(0, length);
}

/** Whether any key of the ring has made it, so that links outlive a rotation. */
export async function isShortSignature(
  keys: Pick<KeyRing, 'digests'>,
  purpose: string,
  { text, signature }: { readonly text: string; readonly signature: string },
): Promise<boolean> {
  const given = Buffer.from(signature);
  const digests = await keys.digests(purpose, text);
  return digests.some((digest) => {
    const expected = Buffer.from(digest.slice(0, length));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}
