/** What other contexts may import of the vote. */
export type { Candidate, Contest } from './contests/contest.ts';
export { type ContestRepository, createContestRepository } from './contests/contest-repository.ts';
export { type Phase, phaseOf } from './contests/phase.ts';
export { presentContest } from './contests/present-contest.ts';
