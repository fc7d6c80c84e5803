import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import type { Pepper } from './peppers.ts';

/**
 * Where a sealed text belongs. What was sealed for one place opens in no other: the code form's text is no link, which
 * would count without a code.
 */
export interface Seal {
  /** `choice`: the form that asks for the address. `code`: the form that asks for the code. `link`: the mail. */
  readonly purpose: 'choice' | 'code' | 'link';
  readonly contestId: string;
}

const algorithm = 'aes-256-gcm';
/** 96 random bits (NIST SP 800-38D, 8.2.2): good for 2^32 texts under one key, which is one contest's. */
const nonceBytes = 12;
const tagBytes = 16;

/** Hides `content` from everybody without the pepper. URL-safe: `<contest id>.<nonce, text and tag in base64url>`. */
export function seal(content: Buffer, place: Seal, pepper: Pepper): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, pepper.key('seal'), nonce).setAAD(aadOf(place));
  const sealed = Buffer.concat([
    nonce,
    cipher.update(content),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `${place.contestId}.${sealed.toString('base64url')}`;
}

/**
 * Opens what {@link seal} made for the same place.
 * @throws {AppError} token.invalid for what was forged, cut, changed, or sealed for another place or contest.
 */
export function unseal(token: string, place: Seal, pepper: Pepper): Buffer {
  const sealed = Buffer.from(token.slice(token.indexOf('.') + 1), 'base64url');
  if (contestOfToken(token) !== place.contestId || sealed.length < nonceBytes + tagBytes) {
    throw invalidToken();
  }
  const decipher = createDecipheriv(algorithm, pepper.key('seal'), sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(aadOf(place)).setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(nonceBytes, -tagBytes)),
      decipher.final(),
    ]);
  } catch {
    throw invalidToken();
  }
}

/** The contest that a token says it is of; only opening it proves that. */
export const contestOfToken = (token: string): string => token.split('.', 1)[0] ?? '';

export const invalidToken = (): AppError =>
  new AppError('token.invalid', 'This link is not valid. Maybe it was cut off when copied.');

const aadOf = ({ purpose, contestId }: Seal): Buffer =>
  Buffer.from(`vanhier/vote/${purpose}\n${contestId}`);
