/** What other contexts may import of the votes. */
export { verifyAudit } from './audit/verify-audit.ts';
export { listVotes } from './campaign/list-votes.ts';
export { type FactsWanted, readCampaignFacts } from './campaign/read-campaign-facts.ts';
export { type EndedContest, readEndedContests } from './campaign/read-ended-contests.ts';
export { readTurnout, type Turnout } from './campaign/read-turnout.ts';
export { type Phase, phases } from './contests/phase.ts';
export { recount } from './counting/recount.ts';
export { RestoreError, restoreVotes } from './counting/restore-votes.ts';
export {
  type Cast,
  type Rehearsal,
  rehearseOpening,
  rehearseResult,
} from './rehearsal/rehearse-contest.ts';
export { createStage, type Stage } from './rehearsal/stage.ts';
