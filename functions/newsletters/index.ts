export { issueParams, oneMunicipality } from './api/issue-scope.ts';
export type { ChunkEvent, ChunkEventKind } from './events/chunk-event.ts';
export { recordChunkEvents } from './events/record-chunk-events.ts';
export type { Issue } from './issue.ts';
export { issueIdSchema } from './issue-ids.ts';
export { createIssueRepository, type IssueRepository } from './issue-repository.ts';
export { lastRelease } from './planning/releases.ts';
export {
  createSentMails,
  type SentMail,
  type SentMailDeps,
  type SentMails,
} from './reading/sent-mail.ts';
export { listStartedIssues } from './reading/started-issues.ts';
export { createReadToldInIssue, type ReadToldInIssue } from './reading/told-in-issue.ts';
export { createReadRecipients } from './sending/read-recipients.ts';
export { createReadRendered } from './templates/read-rendered.ts';
export { wordsOf } from './tied/correction.ts';
export type { MoveOutcome } from './tied/move-send.ts';
export { createTiedIssues, type TiedIssues } from './tied/tied-issues.ts';
export { launchVariables, tiedIssuesFromEnv } from './tied/tied-issues-from-env.ts';
export { createSayTrial, type SayTrial } from './versions/say-trial.ts';
