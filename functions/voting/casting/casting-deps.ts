import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import type { MailQueue } from '../../mail/index.ts';
import type { AttemptVote } from './attempt-vote.ts';
import type { BallotPapers } from './ballot-papers.ts';
import type { Peppers } from './peppers.ts';

/** What casting a vote works with; the entry file builds it once. */
export interface CastingDeps {
  /** The table of votes (`VOTE_TABLE_NAME`). */
  readonly votes: Table;
  /** `createAttemptVote(createVoteClient(), VOTE_TABLE_NAME)`. */
  readonly attemptVote: AttemptVote;
  readonly peppers: Pick<Peppers, 'read'>;
  readonly papers: BallotPapers;
  readonly mail: Pick<MailQueue, 'send'>;
  readonly keys: KeyRing;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  readonly now: Clock;
  /** Waits; see `even-pace.ts`. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
