import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** One vote as the table gets it. */
export interface Vote {
  readonly contestId: string;
  readonly rollId: string;
  readonly choices: readonly string[];
  readonly cohort?: string | undefined;
}

export type AttemptOutcome =
  | 'counted'
  | 'not-open'
  | 'closed'
  /** The voter is on the roll, and the gate is open. */
  | 'on-roll'
  /** Another transaction was in the way, or the table had too much to do: nothing was written. */
  | 'conflict'
  /** No answer came: it may have been counted. */
  | 'unknown';

/** One transaction: roll item, ballot, and the check of one gate against `at`, the clock at this very attempt. */
export type AttemptVote = (vote: Vote, gateCopy: number, at: Date) => Promise<AttemptOutcome>;

export function createVoteClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 1 }));
}

export function createAttemptVote(_client: DynamoDBDocumentClient, _name: string): AttemptVote {
  return async () => 'conflict';
}
