import type { CastingDeps } from './casting-deps.ts';

/** What a link or a code form says of the vote; of whom it is stays sealed. */
export interface SealedVote {
  readonly contestId: string;
  /** Ids of candidates. */
  readonly choices: readonly string[];
}

/**
 * What the link of a mail would count. Counts nothing, so that scanners of mail may follow it.
 * @throws {AppError} token.invalid, token.expired
 */
export async function readLink(_token: string, _deps: CastingDeps): Promise<SealedVote> {
  throw new Error('not yet');
}

/**
 * What the form that asks for the code carries.
 * @throws {AppError} token.invalid, token.expired
 */
export async function readRequest(_sealedRequest: string, _deps: CastingDeps): Promise<SealedVote> {
  throw new Error('not yet');
}

/**
 * Counts the vote of a link. Whoever has voted already is answered alike, and nothing changes.
 * @returns the voter's ticket for the draw, always the same for one voter
 * @throws {AppError} token.invalid, token.expired, vote.invalid, vote.not_open, vote.closed, unavailable
 */
export async function confirmByLink(
  _confirmation: { readonly token: string; readonly choices: readonly string[] },
  _deps: CastingDeps,
): Promise<{ readonly ticket: string }> {
  throw new Error('not yet');
}

/**
 * Counts the vote of a form with its code. Five codes may be tried.
 * @throws {AppError} as `confirmByLink`, and code.wrong, code.exhausted
 */
export async function confirmByCode(
  _confirmation: {
    readonly sealedRequest: string;
    /** As typed: blanks in it do not matter. */
    readonly code: string;
    /** Those sealed in the request when absent. */
    readonly choices?: readonly string[] | undefined;
  },
  _deps: CastingDeps,
): Promise<{ readonly ticket: string }> {
  throw new Error('not yet');
}
