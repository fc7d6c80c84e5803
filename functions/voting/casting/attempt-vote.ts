import { randomBytes } from 'node:crypto';
import {
  type Attribute,
  AwsRefusal,
  type CancellationReason,
} from '../../../shared/aws/aws-refusal.ts';
import { reasonsOf } from '../../../shared/data/condition-failed.ts';
import { createDocumentClient, type DocumentClient } from '../../../shared/data/document-client.ts';
import { ballotKey, gateKey, rollKey } from './vote-keys.ts';

/** One vote as the table gets it. */
export interface Vote {
  readonly contestId: string;
  readonly rollId: string;
  /** Ids of candidates, sorted, so that a ballot does not tell in which order they were chosen. */
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
  /** No answer came: the vote may have been counted, or may still be. */
  | 'unknown';

/** One transaction: roll item, ballot, and the check of one gate against `at`, the clock at this very attempt. */
export type AttemptVote = (vote: Vote, gateCopy: number, at: Date) => Promise<AttemptOutcome>;

/** Milliseconds that one attempt waits for its answer. */
const patienceMs = 2500;

/**
 * A client that tries once: its own retries would repeat a transaction with the clock of the first try. It gives up
 * a connection or an answer that does not come, so that there is time for another attempt.
 */
export const createVoteClient = (answerMs: number = patienceMs): DocumentClient =>
  createDocumentClient({ attempts: 1, answerMs });

/** Writes attribute values itself, which costs less than to have items turned into them. */
export const createAttemptVote =
  (client: DocumentClient, TableName: string): AttemptVote =>
  async (vote, gateCopy, at) => {
    const TransactItems = voteWrites(TableName, vote, gateCopy, at);
    try {
      await client.call('TransactWriteItems', { TransactItems });
      return 'counted';
    } catch (error) {
      const reasons = reasonsOf(error);
      return reasons.length > 0 ? cancelled(reasons, at) : failed(error);
    }
  };

const text = (S: string) => ({ S });

/** Roll item, ballot and gate, in the order in which {@link cancelled} reads the reasons. */
export function voteWrites(TableName: string, vote: Vote, gateCopy: number, at: Date) {
  const { contestId, rollId, choices, cohort } = vote;
  const marked = cohort === undefined ? {} : { cohort: text(cohort) };
  const ifAbsent = { ConditionExpression: 'attribute_not_exists(pk)' };
  const roll = rollKey(contestId, rollId);
  const ballot = ballotKey(contestId, randomBytes(16).toString('hex'));
  const gate = gateKey(contestId, gateCopy);
  return [
    { Put: { TableName, Item: { ...attributes(roll), ...marked }, ...ifAbsent } },
    {
      Put: {
        TableName,
        Item: { ...attributes(ballot), choices: { L: choices.map(text) }, ...marked },
        ...ifAbsent,
      },
    },
    {
      ConditionCheck: {
        TableName,
        Key: attributes(gate),
        ConditionExpression: 'opensAt <= :now AND :now < closesAt AND attribute_not_exists(#shut)',
        ExpressionAttributeNames: { '#shut': 'shut' },
        ExpressionAttributeValues: { ':now': text(at.toISOString()) },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      },
    },
  ];
}

const attributes = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => ({
  pk: text(pk),
  sk: text(sk),
});

/**
 * The gate comes first: once it is closed, whoever has voted and whoever has not are answered alike. A ballot whose random
 * id is taken is tried again under another.
 */
function cancelled([roll, , gate]: readonly CancellationReason[], at: Date): AttemptOutcome {
  if (hasFailed(gate)) {
    const opensAt = textOf(gate?.Item?.opensAt);
    return opensAt === undefined || at.toISOString() < opensAt ? 'not-open' : 'closed';
  }
  return hasFailed(roll) ? 'on-roll' : 'conflict';
}

const textOf = (attribute: Attribute | undefined): string | undefined =>
  attribute && 'S' in attribute ? attribute.S : undefined;

const hasFailed = (reason: CancellationReason | undefined): boolean =>
  reason?.Code === 'ConditionalCheckFailed';

/** Errors by which DynamoDB says that it did nothing and may be asked again. */
const refusals = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionConflictException',
]);

/**
 * @throws {Error} for what asking again does not mend. It says no more than the name: the exception quotes the request.
 */
function failed(error: unknown): AttemptOutcome {
  if (!(error instanceof AwsRefusal)) return 'unknown';
  const { name, status } = error;
  if (refusals.has(name)) return 'conflict';
  if (status >= 400 && status < 500) {
    throw new Error(`the table of votes refused a vote: ${name}`);
  }
  return 'unknown';
}
