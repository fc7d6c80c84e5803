import { randomBytes, randomInt } from 'node:crypto';
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { voteWrites } from '../../../functions/voting/casting/attempt-vote.ts';
import { gateCopies } from '../../../functions/voting/casting/vote-keys.ts';
import { runBatch } from './batch.ts';

/**
 * The least that a vote can cost: the same transaction as the function's, by AWS's own client, and nothing else. `argv`: the
 * table, the contest, the candidate. Each message: `<votes> <at once>`.
 */
const [, , table = '', contestId = '', candidateId = ''] = process.argv;
const client = new DynamoDBClient({ maxAttempts: 1 });
const choices = [candidateId];

async function vote(): Promise<void> {
  const rollId = randomBytes(16).toString('hex');
  const TransactItems = voteWrites(
    table,
    { contestId, rollId, choices },
    randomInt(gateCopies),
    new Date(),
  );
  await client.send(new TransactWriteItemsCommand({ TransactItems }));
}

process.on('message', async (message: string) => {
  const [votes = 0, atOnce = 1] = message.split(' ').map(Number);
  process.send?.(await runBatch(Array(votes).fill(0), atOnce, vote));
});
process.send?.('ready');
