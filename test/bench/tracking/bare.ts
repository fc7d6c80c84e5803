import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { createDocumentClient } from '../../../shared/data/document-client.ts';
import { benchEvents } from './bench-events.ts';
import { cpuOf, type Measured } from './measured.ts';

/**
 * The obvious way: one conditional update for each event, which adds one to a counter unless this very event was the last to
 * do so. It is not even exact. By AWS's client or the engine's own; `argv`: the table. Each message: `<events> <seed> <client>`.
 */
const [, , TableName = ''] = process.argv;
const aws = new DynamoDBClient({ maxAttempts: 1 });
const own = createDocumentClient();
const atOnce = 8;

type Update = (input: ConstructorParameters<typeof UpdateItemCommand>[0]) => Promise<unknown>;
const clients: Record<string, Update> = {
  aws: (input) => aws.send(new UpdateItemCommand(input)),
  own: (input) => own.call('UpdateItem', input),
};

async function measure(events: number, seed: number, update: Update): Promise<Measured> {
  const queue = benchEvents(events, seed);
  const worker = async () => {
    for (let event = queue.pop(); event !== undefined; event = queue.pop()) {
      const id = `${event.producer} ${event.seq}`;
      await update({
        TableName,
        Key: {
          pk: { S: `BARE#${event.about?.issue ?? event.nis}` },
          sk: { S: event.at.slice(0, 10) },
        },
        UpdateExpression: 'ADD #kind :one SET #last = :id',
        ConditionExpression: 'attribute_not_exists(#last) OR #last <> :id',
        ExpressionAttributeNames: { '#kind': event.kind, '#last': 'lastEvent' },
        ExpressionAttributeValues: { ':one': { N: '1' }, ':id': { S: id } },
      });
    }
  };
  return cpuOf(events, async () => {
    await Promise.all(Array.from({ length: atOnce }, worker));
  });
}

process.on('message', async (message: string) => {
  const [events, seed, client = 'aws'] = message.split(' ');
  const update = clients[client];
  if (!update) throw new Error(`no client ${client}`);
  process.send?.(await measure(Number(events), Number(seed), update));
});
process.on('SIGTERM', () => process.exit());
process.send?.('ready');
