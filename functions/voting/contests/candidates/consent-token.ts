import * as z from 'zod';
import type { Clock } from '../../../../shared/clock.ts';
import type { KeyRing } from '../../../../shared/secrets/key-ring.ts';
import { signToken, type TokenKind, verifyToken } from '../../../../shared/tokens/signed-token.ts';
import type { Merchant } from '../../../merchants/index.ts';
import { candidateIdSchema, contestIdSchema } from '../contest.ts';
import type { CandidateRef } from './change-candidate.ts';

/**
 * A year: a merchant may withdraw by the link of its invitation until voting ends. `h` binds it to the address it was
 * mailed to: it opens nothing once the merchant's contact is another.
 */
const consentToken = {
  purpose: 'voting/consent',
  claims: z.strictObject({ c: contestIdSchema, k: candidateIdSchema, h: z.string() }),
  lifetime: 365 * 86_400,
} satisfies TokenKind<z.ZodType>;

const contactPurpose = 'voting/consent-contact';

interface TokenDeps {
  readonly keys: KeyRing;
  readonly now: Clock;
}

type Contact = NonNullable<Merchant['contact']>;

/** The page on which the merchant agrees, declines and withdraws. The link is for the merchant's own mailbox only. */
export async function consentUrl(
  ref: CandidateRef,
  contact: Contact,
  { siteUrl, ...deps }: TokenDeps & { readonly siteUrl: string },
): Promise<string> {
  const token = await newConsentToken(ref, contact, deps);
  return `${siteUrl}/vote/${contact.language}/consent?token=${token}`;
}

/** What that link carries: for whoever has shown that the mailbox is theirs. */
export async function newConsentToken(
  { contestId, candidateId }: CandidateRef,
  { email }: Pick<Contact, 'email'>,
  deps: TokenDeps,
): Promise<string> {
  const digest = await deps.keys.sign(contactPurpose, email);
  const claims = { c: contestId, k: candidateId, h: digest.toString('base64url') };
  return signToken(consentToken, claims, deps);
}

interface Consent {
  readonly ref: CandidateRef;
  /** Whether the link was mailed to whom the merchant's contact is now. */
  readonly isFor: (merchant: Pick<Merchant, 'contact'>) => Promise<boolean>;
}

/** @throws {AppError} token.invalid, token.expired */
export async function readConsentToken(token: string, deps: TokenDeps): Promise<Consent> {
  const { c, k, h } = await verifyToken(consentToken, token, deps);
  return {
    ref: { contestId: c, candidateId: k },
    isFor: async ({ contact }) =>
      contact !== undefined &&
      (await deps.keys.verify(contactPurpose, contact.email, Buffer.from(h, 'base64url'))),
  };
}
