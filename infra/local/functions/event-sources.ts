import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Log } from '../boundary.ts';
import { region } from '../resources.ts';
import type { EventSourceMapping } from './event-source-mapping.ts';
import type { Functions } from './functions.ts';
import { handledMessages, sqsEvent } from './sqs-event.ts';

export interface EventSources {
  /** Takes no more messages, and waits a little for the batches that are being handled. */
  stop(): Promise<void>;
}

interface PollingOptions {
  mappings: readonly EventSourceMapping[];
  functions: Functions;
  awsUrl: string;
  log: Log;
}

/** SQS gives ten messages at most; bigger batches are gathered. */
const mostPerReceive = 10;
const longPollSeconds = 20;
const patienceMs = 3000;

/** Polls every queue that feeds a function, in the way AWS does. */
export function startEventSources(options: PollingOptions): EventSources {
  const stopping = new AbortController();
  const pollers = options.mappings.map((mapping) => poll(mapping, options, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      // What is not done by then comes back after its visibility timeout, as after a crash.
      await Promise.race([Promise.all(pollers), sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}

async function poll(
  mapping: EventSourceMapping,
  options: PollingOptions,
  signal: AbortSignal,
): Promise<void> {
  const sqs = new SQSClient({
    endpoint: options.awsUrl,
    region,
    // As AWS polls with the function's role, so that a missing grant shows.
    credentials: { accessKeyId: mapping.accessKeyId, secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const running = new Set<Promise<void>>();
  while (!signal.aborted) {
    if (running.size >= mapping.concurrency) {
      await Promise.race(running);
      continue;
    }
    try {
      const batch = await gather(sqs, mapping, signal);
      if (batch.length === 0) continue;
      const handling = handle(sqs, mapping, batch, options)
        .catch((error) => options.log(mapping.functionName, `cannot delete: ${String(error)}`))
        .finally(() => running.delete(handling));
      running.add(handling);
    } catch (error) {
      if (signal.aborted) break;
      options.log(mapping.functionName, `cannot poll ${mapping.queue.name}: ${String(error)}`);
      await sleep(2000, undefined, { signal }).catch(() => {});
    }
  }
  await Promise.all(running);
  sqs.destroy();
}

/** Waits for a first message, then until the batch is full or its window has passed. */
async function gather(
  sqs: SQSClient,
  mapping: EventSourceMapping,
  signal: AbortSignal,
): Promise<Message[]> {
  const batch = await receive(sqs, mapping, mapping.batchSize, longPollSeconds, signal);
  const windowEnd = Date.now() + mapping.windowSeconds * 1000;
  while (batch.length > 0 && batch.length < mapping.batchSize) {
    const secondsLeft = Math.floor((windowEnd - Date.now()) / 1000);
    if (secondsLeft < 0 || mapping.windowSeconds === 0) break;
    const wait = Math.min(secondsLeft, longPollSeconds);
    const more = await receive(sqs, mapping, mapping.batchSize - batch.length, wait, signal);
    batch.push(...more);
    if (more.length === 0 && wait === 0) break;
  }
  return batch;
}

async function receive(
  sqs: SQSClient,
  mapping: EventSourceMapping,
  most: number,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<Message[]> {
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: mapping.queue.ref,
      MaxNumberOfMessages: Math.min(most, mostPerReceive),
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
    { abortSignal: signal },
  );
  return Messages ?? [];
}

/** Messages that are not deleted come back when their visibility timeout ends, and go to the DLQ in the end. */
async function handle(
  sqs: SQSClient,
  mapping: EventSourceMapping,
  batch: readonly Message[],
  { functions, log }: PollingOptions,
): Promise<void> {
  // A failure is in the log already, with the reference of the invocation.
  const answer = await functions
    .invoke(mapping.functionArn, sqsEvent(batch, mapping.queue.arn))
    .catch(() => undefined);
  if (answer === undefined) return;
  const handled = mapping.partialFailures ? handledMessages(batch, answer) : batch;
  if (handled.length < batch.length)
    log(mapping.functionName, `gave ${batch.length - handled.length} of ${batch.length} back`);
  for (let start = 0; start < handled.length; start += mostPerReceive)
    await sqs.send(deletion(mapping, handled.slice(start, start + mostPerReceive)));
}

function deletion(mapping: EventSourceMapping, messages: readonly Message[]) {
  return new DeleteMessageBatchCommand({
    QueueUrl: mapping.queue.ref,
    Entries: messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
  });
}
