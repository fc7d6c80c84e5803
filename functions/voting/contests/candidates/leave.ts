import { AppError } from '../../../../shared/errors.ts';
import type { Actor, ChangeDeps } from '../change-contest.ts';
import type { Contest } from '../contest.ts';
import { phaseOf } from '../phase.ts';
import { type CandidateChanged, type CandidateRef, changeCandidate } from './change-candidate.ts';

/**
 * Takes a candidate out: declined while the list of candidates is open, withdrawn from a ballot that is fixed. Its votes
 * stay and are shown void.
 * @throws {AppError} contest.state once voting has ended, candidate.state
 */
export const leave = (
  deps: ChangeDeps,
  ref: CandidateRef,
  { by, version }: { readonly by: Actor; readonly version?: number | undefined },
): Promise<CandidateChanged> =>
  changeCandidate(deps, ref, {
    action: 'candidate.left',
    by,
    version,
    from: ['nominated', 'invited', 'agreed', 'standing'],
    set(candidate, contest) {
      requireNotOver(contest, deps.now());
      const isOnBallot = contest.ballotFixedAt !== undefined && candidate.state === 'standing';
      return { state: isOnBallot ? 'withdrawn' : 'declined', dueAt: undefined };
    },
  });

function requireNotOver(contest: Contest, now: Date): void {
  if (!['counting', 'published', 'cancelled'].includes(phaseOf(contest, now))) return;
  throw new AppError('contest.state', 'Voting has ended: the list of candidates stays as it is.');
}
