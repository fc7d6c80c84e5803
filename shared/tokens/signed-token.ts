import type * as z from 'zod';
import { type Clock, epochSeconds } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { KeyRing } from '../secrets/key-ring.ts';

/** What a kind of token says and how long it lives. */
export interface TokenKind<Claims extends z.ZodType> {
  /** Bound into the signature: a token of one purpose is never one of another. */
  readonly purpose: string;
  readonly claims: Claims;
  /** Seconds until it expires; null outlives everything (unsubscribe links). */
  readonly lifetime: number | null;
}

/**
 * Makes a URL-safe token `claims.expiry.signature`. Signed, not secret: claims hold ids, never an address.
 */
export async function signToken<Claims extends z.ZodType>(
  kind: TokenKind<Claims>,
  claims: z.output<Claims>,
  { keys, now }: { keys: KeyRing; now: Clock },
): Promise<string> {
  const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const expiry = kind.lifetime === null ? '' : (epochSeconds(now()) + kind.lifetime).toString(36);
  const text = `${body}.${expiry}`;
  const signature = await keys.sign(kind.purpose, text);
  return `${text}.${signature.toString('base64url')}`;
}

/**
 * Reads a token of this kind.
 * @throws {AppError} token.invalid when it is not ours or of another purpose, token.expired when it was ours.
 */
export async function verifyToken<Claims extends z.ZodType>(
  kind: TokenKind<Claims>,
  token: string,
  { keys, now }: { keys: KeyRing; now: Clock },
): Promise<z.output<Claims>> {
  const [body, expiry, signature, ...rest] = token.split('.');
  if (!body || expiry === undefined || !signature || rest.length > 0) throw invalid();
  const isOurs = await keys.verify(
    kind.purpose,
    `${body}.${expiry}`,
    Buffer.from(signature, 'base64url'),
  );
  if (!isOurs) throw invalid();
  const claims = kind.claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  if (!claims.success) throw invalid(claims.error);
  if (expiry !== '' && Number.parseInt(expiry, 36) < epochSeconds(now())) {
    throw new AppError('token.expired', 'This link has expired.');
  }
  return claims.data;
}

const invalid = (cause?: unknown) =>
  new AppError('token.invalid', 'This link is not valid. Maybe it was cut off when copied.', {
    cause,
  });
