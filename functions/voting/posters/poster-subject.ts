import { AppError } from '../../../shared/errors.ts';
import type { Merchant, Merchants } from '../../merchants/index.ts';
import type { Candidate, Contest } from '../contests/contest.ts';
import type { ContestRepository } from '../contests/contest-repository.ts';
import { type Phase, phaseOf } from '../contests/phase.ts';

/** Whom a poster is of: somebody to vote for, or somebody who was elected. */
export type PosterSubject =
  | {
      readonly role: 'candidate';
      readonly merchant: Merchant;
      readonly contest: Contest;
      readonly candidate: Candidate;
    }
  | {
      readonly role: 'ambassador';
      readonly merchant: Merchant;
      /** When it was elected. */
      readonly since: string;
    };

interface SubjectDeps {
  readonly merchants: Pick<Merchants, 'get'>;
  readonly contests: Pick<ContestRepository, 'listByMunicipality' | 'candidates'>;
}

/** Until voting ends there is something to ask for. */
const asking: readonly Phase[] = ['announced', 'nominating', 'reviewing', 'open'];

/**
 * An ambassador who stands again asks for votes until these are cast.
 * @throws {AppError} merchant.not_found for a merchant who is not on the pages, or of whom there is no poster.
 */
export async function findPosterSubject(
  merchantId: string,
  now: Date,
  { merchants, contests }: SubjectDeps,
): Promise<PosterSubject> {
  const merchant = await merchants.get(merchantId);
  if (merchant?.state !== 'listed') throw noPoster();
  const all = await contests.listByMunicipality(merchant.nis);
  for (const contest of all.filter((one) => asksForVotes(one, now))) {
    const candidates = await contests.candidates(contest.id);
    const candidate = candidates.find((one) => one.merchantId === merchantId);
    if (candidate?.state === 'standing') return { role: 'candidate', merchant, contest, candidate };
  }
  const { ambassador } = merchant;
  if (!ambassador) throw noPoster();
  return { role: 'ambassador', merchant, since: ambassador.since };
}

export const asksForVotes = (contest: Contest, now: Date): boolean =>
  asking.includes(phaseOf(contest, now));

interface Stood {
  /** Undefined where the directory has it no longer. */
  readonly merchant: Merchant | undefined;
  readonly contest: Contest;
  readonly candidate: Pick<Candidate, 'state'>;
}

/** Whether there is a poster of who stands, or stood, in a contest. */
export function hasPoster({ merchant, contest, candidate }: Stood, now: Date): boolean {
  if (merchant?.state !== 'listed') return false;
  const isAsking = candidate.state === 'standing' && asksForVotes(contest, now);
  return isAsking || merchant.ambassador !== undefined;
}

export const noPoster = () =>
  new AppError('merchant.not_found', 'There is no poster of this merchant.');
