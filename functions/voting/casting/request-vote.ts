import type { Language } from '../../../shared/i18n/language.ts';
import type { Contest } from '../contests/contest.ts';
import type { CastingDeps } from './casting-deps.ts';

/**
 * Hides what was chosen, for the form that asks for the address.
 * @throws {AppError} vote.invalid, vote.not_open, vote.closed
 */
export async function sealChoice(
  _wanted: { readonly contest: Contest; readonly choices: readonly string[] },
  _deps: Pick<CastingDeps, 'contests' | 'peppers' | 'now'>,
): Promise<string> {
  throw new Error('not yet');
}

/**
 * What a sealed choice holds, for a page that shows it again.
 * @throws {AppError} token.invalid, token.expired
 */
export async function readChoice(
  _sealed: { readonly contest: Pick<Contest, 'id'>; readonly sealedChoice: string },
  _deps: Pick<CastingDeps, 'peppers' | 'now'>,
): Promise<readonly string[]> {
  throw new Error('not yet');
}

export interface VoteRequest {
  readonly contest: Contest;
  readonly sealedChoice: string;
  /** As `parseAddress` gives it: mail goes there. */
  readonly address: string;
  /** IP address of the visitor, where CloudFront vouches for it. */
  readonly viewer: string | undefined;
  readonly language: Language;
  /** The solved challenge, as the page's script fills it in; empty or absent without JavaScript. */
  readonly proof: string | undefined;
}

/**
 * Mails a link and a code, the same whether or not the address has voted. Answers no sooner than after 400 ms.
 * @returns what the form that asks for the code carries
 * @throws {AppError} token.invalid, token.expired, vote.not_open, vote.closed, proof.invalid, request.too_many
 */
export async function requestVote(
  _request: VoteRequest,
  _deps: CastingDeps,
): Promise<{ readonly sealedRequest: string }> {
  throw new Error('not yet');
}
