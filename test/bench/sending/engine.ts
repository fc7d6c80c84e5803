import { Agent, request } from 'node:http';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';

/**
 * Runs bundles of functions as Lambda would: takes messages from the queues, calls the handler, puts back what failed.
 * `argv`: the sink's address, and for each queue `<name>=<bundle>=<batch size>=<calls at once>`; `sweep=<bundle>` runs
 * by itself every minute and whenever the parent asks.
 */
type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
type TaskHandler = (event: unknown, context: Context) => Promise<void>;

const [, , sinkUrl = '', ...specs] = process.argv;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const invocations: Record<string, { count: number; ms: number; failed: number }> = {};
const state = { isStopping: false, idleSince: 0, peakRss: 0 };

function countOf(name: string) {
  invocations[name] ??= { count: 0, ms: 0, failed: 0 };
  return invocations[name];
}

const contextOf = (): Context => {
  const end = performance.now() + 120_000;
  return {
    getRemainingTimeInMillis: () => end - performance.now(),
    awsRequestId: 'bench',
    functionName: 'bench',
  } as Context;
};

interface Message {
  readonly id: number;
  readonly body: string;
}

const take = (queue: string, max: number): Promise<Message[]> =>
  new Promise((resolve, reject) => {
    const call = request(`${sinkUrl}/take?queue=${queue}&max=${max}`, { agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString())));
    });
    call.on('error', reject);
    call.end();
  });

const eventOf = (queue: string, messages: readonly Message[]): SQSEvent => ({
  Records: messages.map(({ id, body }) => ({
    messageId: String(id),
    receiptHandle: String(id),
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'bench',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:eu-west-1:111122223333:${queue}`,
    awsRegion: 'eu-west-1',
  })),
});

async function poll(queue: string, handler: QueueHandler, batchSize: number): Promise<void> {
  const counted = countOf(queue);
  while (!state.isStopping) {
    // More than Lambda would take: its poller is not among the functions, and its work not theirs.
    const messages = await take(queue, 100);
    for (let from = 0; from < messages.length; from += batchSize) {
      const started = performance.now();
      const batch = eventOf(queue, messages.slice(from, from + batchSize));
      const { batchItemFailures } = await handler(batch, contextOf());
      counted.count += 1;
      counted.ms += performance.now() - started;
      counted.failed += batchItemFailures.length;
    }
    state.peakRss = Math.max(state.peakRss, process.memoryUsage.rss());
    state.idleSince = performance.now();
  }
}

let sweep: TaskHandler | undefined;

async function start(spec: string): Promise<void> {
  const [name = '', bundle = '', batchSize = '1', atOnce = '1'] = spec.split('=');
  const { handler } = await import(bundle);
  if (name === 'sweep') {
    sweep = handler;
    return;
  }
  for (let index = 0; index < Number(atOnce); index += 1)
    void poll(name, handler, Number(batchSize));
}

async function runSweep(): Promise<void> {
  const counted = countOf('sweep');
  const started = performance.now();
  await sweep?.({}, contextOf());
  counted.count += 1;
  counted.ms += performance.now() - started;
}

for (const spec of specs) await start(spec);
const cpuStart = process.cpuUsage();
process.on('message', async (message) => {
  if (message === 'sweep') {
    await runSweep();
    process.send?.({ swept: true });
  }
  if (message === 'report') {
    const { user, system } = process.cpuUsage(cpuStart);
    process.send?.({
      cpuSeconds: (user + system) / 1e6,
      peakRssMb: Math.max(state.peakRss, process.resourceUsage().maxRSS * 1024) / 1e6,
      invocations,
    });
  }
});
// In order, so that `--cpu-prof` writes its file.
process.on('SIGTERM', () => process.exit(0));
process.send?.({ ready: true });
