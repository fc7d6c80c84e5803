import { randomBytes } from 'node:crypto';
import {
  type AttributeValue,
  type CancellationReason,
  DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
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
 * A client that tries once: the SDK's own retries would repeat a transaction with the clock of the first try. It gives up
 * a connection or an answer that does not come, so that there is time for another attempt.
 */
export function createVoteClient(answerMs: number = patienceMs): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: answerMs,
      requestTimeout: answerMs,
      throwOnRequestTimeout: true,
    },
  });
  // It prepares every request and answer for a log that nobody keeps.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** Works below the document client, whose turning of items into attribute values costs more than these few lines. */
export const createAttemptVote =
  (client: Pick<DynamoDBClient, 'send'>, TableName: string): AttemptVote =>
  async (vote, gateCopy, at) => {
    const TransactItems = voteWrites(TableName, vote, gateCopy, at);
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return 'counted';
    } catch (error) {
      if (error instanceof TransactionCanceledException) {
        return cancelled(error.CancellationReasons ?? [], at);
      }
      return failed(error);
    }
  };

const text = (S: string): AttributeValue => ({ S });

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
    const opensAt = gate?.Item?.opensAt?.S;
    return opensAt === undefined || at.toISOString() < opensAt ? 'not-open' : 'closed';
  }
  return hasFailed(roll) ? 'on-roll' : 'conflict';
}

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
  const { name, status } = namedError(error);
  if (refusals.has(name)) return 'conflict';
  if (status !== undefined && status >= 400 && status < 500) {
    throw new Error(`the table of votes refused a vote: ${name}`);
  }
  return 'unknown';
}

function namedError(error: unknown): { readonly name: string; readonly status?: number } {
  if (!(error instanceof Error)) return { name: 'unknown' };
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  const isObject = typeof metadata === 'object' && metadata !== null;
  const status = isObject && 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined;
  return { name: error.name, ...(typeof status === 'number' && { status }) };
}
