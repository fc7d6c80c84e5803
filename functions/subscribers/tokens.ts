import * as z from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { idPattern } from '../../shared/ids.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import { signToken, type TokenKind } from '../../shared/tokens/signed-token.ts';
import { type Audience, audienceSchema, subscriberIdSchema } from './schema.ts';

const days = (count: number): number => count * 86_400;

const ofSubscriber = z.strictObject({ s: subscriberIdSchema });

/** Of the newsletter issue whose mail carries a link. */
const fromIssue = { i: z.string().regex(idPattern('iss')).optional() };

/** Confirms one wish. A few days longer than the wish itself, so that a late visitor gets a helpful page. */
export const confirmToken = {
  purpose: 'subscribers/confirm',
  claims: z.strictObject({ s: subscriberIdSchema, a: audienceSchema, r: z.string() }),
  lifetime: days(60),
} satisfies TokenKind<z.ZodType>;

/** Opens the preferences. Newsletters carry it, and are forwarded: it shows no address and exports nothing. */
export const preferencesToken = {
  purpose: 'subscribers/preferences',
  claims: ofSubscriber.extend(fromIssue),
  lifetime: days(90),
} satisfies TokenKind<z.ZodType>;

/** Ends one audience. It outlives everything: the link works in the oldest mail. That of a newsletter says of which issue. */
export const unsubscribeToken = {
  purpose: 'subscribers/unsubscribe',
  claims: z.strictObject({ s: subscriberIdSchema, a: audienceSchema, ...fromIssue }),
  lifetime: null,
} satisfies TokenKind<z.ZodType>;

/** Shows, downloads and erases everything held; sent by mail on request, for one day. */
export const myDataToken = {
  purpose: 'subscribers/my-data',
  claims: ofSubscriber,
  lifetime: days(1),
} satisfies TokenKind<z.ZodType>;

/** Answers whether somebody agrees to be followed; stands on the page that follows a confirmation, and in no mail. */
export const followingToken = {
  purpose: 'subscribers/following',
  claims: ofSubscriber,
  lifetime: days(1),
} satisfies TokenKind<z.ZodType>;

interface TokenDeps {
  readonly keys: KeyRing;
  readonly now: Clock;
}

/**
 * The token of an unsubscribe link (RFC 8058: the POST to it needs nothing else).
 * @param issueId issue whose mail carries the link; of other mails and of pages, undefined.
 */
export const makeUnsubscribeToken = (
  subscriberId: string,
  audience: Audience,
  deps: TokenDeps,
  issueId?: string,
): Promise<string> =>
  signToken(
    unsubscribeToken,
    { s: subscriberId, a: audience, ...(issueId !== undefined && { i: issueId }) },
    deps,
  );

/** The token of a preferences link, good for 90 days. @param issueId as of an unsubscribe link. */
export const makePreferencesToken = (
  subscriberId: string,
  deps: TokenDeps,
  issueId?: string,
): Promise<string> =>
  signToken(
    preferencesToken,
    { s: subscriberId, ...(issueId !== undefined && { i: issueId }) },
    deps,
  );
