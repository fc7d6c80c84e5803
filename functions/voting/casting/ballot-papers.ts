import type { Clock } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Candidate, Contest } from '../contests/contest.ts';
import type { ContestRepository } from '../contests/contest-repository.ts';

/** A contest and who can be voted for. */
export interface BallotPaper {
  readonly contest: Contest;
  /** All who were nominated, in any state. */
  readonly candidates: readonly Candidate[];
}

/** Reads what a vote is checked against. */
export interface BallotPapers {
  /** @throws {AppError} contest.not_found */
  read(contestId: string): Promise<BallotPaper>;
}

/**
 * How long a container takes a paper for true. Whether a vote counts is not decided by it but by the gate; a candidate who
 * withdraws may get votes for so long, which are void like those before.
 */
const keptMs = 5_000;

/** Papers from the table, kept for a moment: on the evening of a vote a container reads the same one all the time. */
export function createBallotPapers(
  contests: Pick<ContestRepository, 'get' | 'candidates'>,
  now: Clock,
): BallotPapers {
  const kept = new Map<string, { readonly paper: Promise<BallotPaper>; readonly until: number }>();

  async function fetchPaper(contestId: string): Promise<BallotPaper> {
    const [contest, candidates] = await Promise.all([
      contests.get(contestId),
      contests.candidates(contestId),
    ]);
    if (!contest) throw new AppError('contest.not_found', 'There is no such contest.');
    return { contest, candidates };
  }

  return {
    read(contestId) {
      const present = now().getTime();
      const known = kept.get(contestId);
      if (known && known.until > present) return known.paper;
      const paper = fetchPaper(contestId);
      kept.set(contestId, { paper, until: present + keptMs });
      paper.catch(() => kept.delete(contestId));
      return paper;
    },
  };
}
