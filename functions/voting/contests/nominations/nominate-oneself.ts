import { ConditionFailed } from '../../../../shared/data/condition-failed.ts';
import { AppError } from '../../../../shared/errors.ts';
import { findCandidateId } from '../candidates/candidacy.ts';
import type { CandidateRef } from '../candidates/change-candidate.ts';
import type { Contest } from '../contest.ts';
import { type NominateDeps, nominate } from './nominate.ts';
import { hasNominatedItself } from './nomination-repository.ts';

/** A merchant that its own link has opened. */
interface Oneself {
  readonly contest: Contest;
  readonly merchantId: string;
}

/**
 * The candidate that a merchant is, once there is nothing left to put forward: it has nominated itself, has answered, or
 * staff have decided. Undefined while it may nominate itself, though others have.
 */
export async function ownCandidacy(
  { contest, merchantId }: Oneself,
  { table, contests }: Pick<NominateDeps, 'table' | 'contests'>,
): Promise<CandidateRef | undefined> {
  const candidateId = await findCandidateId(table, contest.id, merchantId);
  if (candidateId === undefined) return undefined;
  const ref = { contestId: contest.id, candidateId };
  if (await hasNominatedItself(table, contest.id, merchantId)) return ref;
  const candidate = await contests.candidate(contest.id, candidateId, { consistent: true });
  const isUnanswered = candidate?.state === 'nominated' || candidate?.state === 'invited';
  return isUnanswered ? undefined : ref;
}

/**
 * The merchant nominates itself: once, however often it asks. Whether it stands it says afterwards, by the consent page.
 * @throws {AppError} contest.state outside the time of nominations; merchant.not_found when it is not listed in the
 * contest's municipality
 */
export async function nominateOneself(oneself: Oneself, deps: NominateDeps): Promise<CandidateRef> {
  const { contest, merchantId } = oneself;
  const before = await ownCandidacy(oneself, deps);
  if (before) return before;
  try {
    await nominate({ contest, by: { kind: 'merchant' }, nominee: { merchantId } }, deps);
  } catch (error) {
    // Two presses of the button at once: the other one has counted.
    if (!(error instanceof ConditionFailed)) throw error;
  }
  const ref = await ownCandidacy(oneself, deps);
  if (!ref) throw new AppError('candidate.not_found', 'There is no such candidate.');
  return ref;
}
