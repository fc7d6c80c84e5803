import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { lambdaContext } from '../../builders/http-event.ts';
import { benchEvents } from './bench-events.ts';
import { cpuOf, type Measured } from './measured.ts';

/**
 * Runs the bundle of engagement/count as Lambda would, a thousand messages at a time. `argv`: the bundle. Each message:
 * `<events> <seed>`.
 */
type Handler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

const { handler }: { handler: Handler } = await import(process.argv[2] ?? '');

const batchSize = 1000;

function batchesOf(events: ReturnType<typeof benchEvents>): SQSEvent[] {
  const bodies = events.map((event) => JSON.stringify([event]));
  return Array.from({ length: Math.ceil(bodies.length / batchSize) }, (_, batch) => ({
    Records: bodies.slice(batch * batchSize, (batch + 1) * batchSize).map((body, index) => ({
      messageId: `${batch}-${index}`,
      receiptHandle: '',
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: '',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: '',
      awsRegion: 'eu-west-1',
    })),
  }));
}

async function measure(events: number, seed: number): Promise<Measured> {
  const batches = batchesOf(benchEvents(events, seed));
  return cpuOf(events, async () => {
    for (const batch of batches) {
      const { batchItemFailures } = await handler(batch, lambdaContext);
      if (batchItemFailures.length > 0) throw new Error('a message was not counted');
    }
  });
}

process.on('message', async (message: string) => {
  const [events = 0, seed = 0] = message.split(' ').map(Number);
  process.send?.(await measure(events, seed));
});
process.on('SIGTERM', () => process.exit());
process.send?.('ready');
