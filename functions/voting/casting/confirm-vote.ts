import { castVote } from './cast-vote.ts';
import type { CastingDeps } from './casting-deps.ts';
import { pepperOfToken } from './contest-pepper.ts';
import { checkCode } from './pending-requests.ts';
import type { Pepper } from './peppers.ts';
import { type SealedRequest, unsealRequest } from './sealed-vote.ts';
import { countVote, uncountVote } from './signals.ts';
import { makeTicket } from './ticket.ts';
import { checkChoices } from './vote-choices.ts';

/** What a link or a code form says of the vote; of whom it is stays sealed. */
export interface SealedVote {
  readonly contestId: string;
  /** Ids of candidates. */
  readonly choices: readonly string[];
}

type ReadDeps = Pick<CastingDeps, 'papers' | 'peppers' | 'now'>;

/** A request as it was opened, with what it was opened with. */
interface OpenedRequest extends SealedRequest {
  readonly contestId: string;
  readonly pepper: Pepper;
}

/**
 * What the link of a mail would count. Counts nothing, so that scanners of mail may follow it.
 * @throws {AppError} token.invalid, token.expired
 */
export async function readLink(token: string, deps: ReadDeps): Promise<SealedVote> {
  const { contestId, choices } = await open('link', token, deps);
  return { contestId, choices };
}

/**
 * What the form that asks for the code carries.
 * @throws {AppError} token.invalid, token.expired
 */
export async function readRequest(sealedRequest: string, deps: ReadDeps): Promise<SealedVote> {
  const { contestId, choices } = await open('code', sealedRequest, deps);
  return { contestId, choices };
}

/**
 * Counts the vote of a link. Whoever has voted already is answered alike, and nothing changes.
 * @returns the voter's ticket for the draw, always the same for one voter
 * @throws {AppError} token.invalid, token.expired, vote.invalid, vote.not_open, vote.closed, unavailable
 */
export async function confirmByLink(
  { token, choices }: { readonly token: string; readonly choices: readonly string[] },
  deps: CastingDeps,
): Promise<{ readonly ticket: string }> {
  const request = await open('link', token, deps);
  await checkBallot(request, choices, deps);
  return count(request, choices, deps);
}

/**
 * Counts the vote of a form with its code. Five codes may be tried.
 * @throws {AppError} as `confirmByLink`, and code.wrong, code.exhausted
 */
export async function confirmByCode(
  confirmation: {
    readonly sealedRequest: string;
    /** As typed: blanks in it do not matter. */
    readonly code: string;
    /** Those sealed in the request when absent. */
    readonly choices?: readonly string[] | undefined;
  },
  deps: CastingDeps,
): Promise<{ readonly ticket: string }> {
  const request = await open('code', confirmation.sealedRequest, deps);
  const choices = confirmation.choices ?? request.choices;
  await checkBallot(request, choices, deps);
  await checkCode(request.pendingId, confirmation.code, request.pepper, deps);
  return count(request, choices, deps);
}

async function open(
  purpose: 'code' | 'link',
  token: string,
  deps: ReadDeps,
): Promise<OpenedRequest> {
  const { contestId, pepper } = await pepperOfToken(token, deps);
  const request = unsealRequest(token, { purpose, contestId }, pepper, deps.now());
  return { ...request, contestId, pepper };
}

async function checkBallot(
  { contestId }: OpenedRequest,
  choices: readonly string[],
  { papers }: CastingDeps,
): Promise<void> {
  const { contest, candidates } = await papers.read(contestId);
  checkChoices(contest, candidates, choices);
}

/** The signal is counted first, since its count says how the vote is marked; and not at all where no vote came of it. */
async function count(
  { contestId, rollId, signal, pepper }: OpenedRequest,
  choices: readonly string[],
  deps: CastingDeps,
): Promise<{ readonly ticket: string }> {
  const cohort = await countVote(contestId, signal, deps);
  const vote = { contestId, rollId, choices: [...choices].sort(), cohort };
  const outcome = await castVote(vote, deps).catch(async (error: unknown) => {
    await uncountVote(contestId, signal, deps);
    throw error;
  });
  if (outcome === 'on-roll') await uncountVote(contestId, signal, deps);
  return { ticket: makeTicket(rollId, pepper) };
}
