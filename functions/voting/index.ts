/** What other contexts may import of the votes. */
export { auditReport, verifyAudit } from './audit/verify-audit.ts';
export { type FactsWanted, readCampaignFacts } from './campaign/read-campaign-facts.ts';
export type { Candidate, Contest } from './contests/contest.ts';
export { type ContestRepository, createContestRepository } from './contests/contest-repository.ts';
export { type Phase, phaseOf } from './contests/phase.ts';
export { presentContest } from './contests/present-contest.ts';
export { recount } from './counting/recount.ts';
export { RestoreError, restoreVotes } from './counting/restore-votes.ts';
export { type PosterFile, posterPath } from './posters/poster-path.ts';
export {
  type Audience,
  type Cast,
  type Rehearsal,
  rehearseOpening,
  rehearseResult,
} from './rehearsal/rehearse-contest.ts';
export { createStage, type Resources, type Stage } from './rehearsal/stage.ts';
