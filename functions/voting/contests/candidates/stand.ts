import { AppError } from '../../../../shared/errors.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import type { ChangeDeps } from '../change-contest.ts';
import type { Candidate } from '../contest.ts';
import { type CandidateRef, changeCandidate, requireOpenList } from './change-candidate.ts';
import { requireCategory } from './consent.ts';

/** More than a voter can look at, and as many as one transaction can fix with room to spare. */
export const mostCandidates = 60;

interface StaffMove {
  readonly principal: Principal;
  readonly version?: number | undefined;
}

/**
 * Puts a merchant who has agreed on the ballot.
 * @param category in place of the one that the merchant chose.
 * @throws {AppError} candidate.not_found, candidate.state, contest.state once the ballot is fixed or when it is full,
 * contest.changed, request.invalid without a category where the contest has some.
 */
export async function putOnBallot(
  deps: ChangeDeps,
  ref: CandidateRef,
  { principal, version, category }: StaffMove & { readonly category?: string | undefined },
): Promise<Candidate> {
  const { candidate } = await changeCandidate(deps, ref, {
    action: 'candidate.put-on-ballot',
    by: principal,
    version,
    from: ['agreed', 'standing'],
    async set(present, contest) {
      requireOpenList(contest);
      const chosen = category ?? present.category;
      requireCategory(contest, chosen);
      await requireRoom(deps, ref);
      return { state: 'standing', category: chosen };
    },
  });
  return candidate;
}

async function requireRoom({ contests }: ChangeDeps, { contestId, candidateId }: CandidateRef) {
  const all = await contests.candidates(contestId, { consistent: true });
  const others = all.filter(({ id, state }) => state === 'standing' && id !== candidateId);
  if (others.length < mostCandidates) return;
  throw new AppError('contest.state', `A ballot has room for ${mostCandidates} candidates.`);
}

/** What staff may do to a candidate while the list is open, but inviting and putting on the ballot. */
const moves = {
  takeOffBallot: { action: 'candidate.taken-off', from: ['standing'], to: 'agreed' },
  reject: {
    action: 'candidate.rejected',
    from: ['nominated', 'invited', 'agreed', 'declined'],
    to: 'rejected',
  },
  /** Takes a rejection back. Who had agreed is asked again. */
  reconsider: { action: 'candidate.reconsidered', from: ['rejected'], to: 'nominated' },
} as const;

/** @throws {AppError} candidate.not_found, candidate.state, contest.state once the ballot is fixed, contest.changed */
export async function moveCandidate(
  deps: ChangeDeps,
  ref: CandidateRef,
  { move, principal, version }: StaffMove & { readonly move: keyof typeof moves },
): Promise<Candidate> {
  const { action, from, to } = moves[move];
  const { candidate } = await changeCandidate(deps, ref, {
    action,
    by: principal,
    version,
    from,
    set(_, contest) {
      requireOpenList(contest);
      return { state: to, dueAt: undefined };
    },
  });
  return candidate;
}
