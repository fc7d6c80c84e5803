import { AppError } from '../../../../shared/errors.ts';
import { type Actor, type ChangeDeps, changeContest, changed } from '../change-contest.ts';
import type { Candidate, CandidateState, Contest } from '../contest.ts';
import { type CandidateFields, candidateWrite, changedCandidate } from './candidate-item.ts';

export interface CandidateRef {
  readonly contestId: string;
  readonly candidateId: string;
}

export interface CandidateChange {
  /** What happened, as `candidate.<done>`. */
  readonly action: string;
  readonly by: Actor;
  /** The change applies only to one in these states. */
  readonly from: readonly CandidateState[];
  /** The version of the candidate that a person has seen, where one has. */
  readonly version?: number | undefined;
  /** @throws {AppError} when the contest or the candidate does not allow it. */
  readonly set: (
    candidate: Candidate,
    contest: Contest,
  ) => CandidateFields | Promise<CandidateFields>;
}

export interface CandidateChanged {
  readonly contest: Contest;
  readonly before: Candidate;
  readonly candidate: Candidate;
}

/**
 * Changes a candidate in one transaction with the contest's version, so that no change slips into a ballot that is being
 * fixed. Both logs have a line of it, without the merchant's name.
 * @throws {AppError} contest.not_found, candidate.not_found, candidate.state, contest.changed
 */
export async function changeCandidate(
  deps: ChangeDeps,
  { contestId, candidateId }: CandidateRef,
  { action, by, from, version, set }: CandidateChange,
): Promise<CandidateChanged> {
  let done: Omit<CandidateChanged, 'contest'> | undefined;
  const contest = await changeContest(deps, contestId, async (present) => {
    const before = await deps.contests.candidate(contestId, candidateId, { consistent: true });
    if (!before) throw new AppError('candidate.not_found', 'There is no such candidate.');
    if (version !== undefined && version !== before.version) throw changed();
    requireState(before, from);
    const fields = await set(before, present);
    const candidate = changedCandidate(before, fields);
    done = { before, candidate };
    return {
      action,
      by,
      fields: Object.keys(fields),
      values: { candidate: candidateId, state: candidate.state },
      also: [candidateWrite(before, fields)],
    };
  });
  if (!done) throw changed();
  return { contest, ...done };
}

function requireState({ state }: Candidate, from: readonly CandidateState[]): void {
  if (from.includes(state)) return;
  throw new AppError(
    'candidate.state',
    `This candidate is ${state}; that is possible while it is ${from.join(' or ')}.`,
  );
}

/** @throws {AppError} contest.state once the list of candidates is final, or the contest cancelled. */
export function requireOpenList({ ballotFixedAt, state }: Contest): void {
  if (ballotFixedAt === undefined && state !== 'cancelled') return;
  throw new AppError('contest.state', 'The list of candidates is final.');
}
