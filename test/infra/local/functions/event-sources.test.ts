import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Fauxqs, startFauxqsThread } from '../../../../infra/local/emulators/fauxqs.ts';
import { createQueues } from '../../../../infra/local/emulators/queues.ts';
import { eventSourceMappings } from '../../../../infra/local/functions/event-source-mapping.ts';
import {
  type EventSources,
  startEventSources,
} from '../../../../infra/local/functions/event-sources.ts';
import type { Functions } from '../../../../infra/local/functions/functions.ts';
import type { Json, JsonObject } from '../../../../infra/local/resources.ts';
import { resolveTemplate } from '../../../../infra/local/template/resolve-template.ts';
import { addresses, anAssembly } from '../assemblies.ts';
import { aLambda } from '../lambdas.ts';

interface Batch {
  Records: {
    messageId: string;
    body: string;
    attributes: Record<string, string>;
    eventSourceARN: string;
    messageAttributes: Record<string, { stringValue: string }>;
  }[];
}
type Handle = (batch: Batch) => Promise<Json>;

let fauxqs: Fauxqs;
let sources: EventSources | undefined;
let sqs: SQSClient;
let queues = 0;

beforeAll(async () => {
  fauxqs = await startFauxqsThread(undefined);
  sqs = new SQSClient({
    endpoint: fauxqs.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterEach(() => sources?.stop());
afterAll(async () => {
  sqs.destroy();
  await fauxqs.stop();
});

const lambda = aLambda('', { timeoutSeconds: 1 });
const functionsThat = (handle: Handle): Functions => ({
  find: () => lambda,
  invoke: (_, payload) => handle(payload as unknown as Batch),
  stop: async () => {},
});

function describeQueue(mapping: JsonObject, queue: JsonObject = {}) {
  queues++;
  const template = resolveTemplate(
    anAssembly({
      App: {
        Resources: {
          Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `dead-${queues}` } },
          Work: {
            Type: 'AWS::SQS::Queue',
            Properties: {
              QueueName: `work-${queues}`,
              VisibilityTimeout: 2,
              RedrivePolicy: {
                deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] },
                maxReceiveCount: 2,
              },
              ...queue,
            },
          },
          Source: {
            Type: 'AWS::Lambda::EventSourceMapping',
            Properties: {
              EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
              FunctionName: lambda.arn,
              ...mapping,
            },
          },
        },
      },
    }),
    { ...addresses, aws: fauxqs.endpoint },
  );
  const url = (name: string) => `${fauxqs.endpoint}/000000000000/${name}-${queues}`;
  return { template, work: url('work'), dead: url('dead') };
}

async function feed(mapping: JsonObject, handle: Handle, queue: JsonObject = {}) {
  const { template, work, dead } = describeQueue(mapping, queue);
  await createQueues(template, fauxqs.endpoint);
  const functions = functionsThat(handle);
  sources = startEventSources({
    mappings: eventSourceMappings(template, functions),
    functions,
    awsUrl: fauxqs.endpoint,
    log: () => {},
  });
  const send = (...bodies: string[]) =>
    sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: work,
        Entries: bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody })),
      }),
    );
  return { send, work, dead };
}

async function sizeOf(QueueUrl: string): Promise<number> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes ?? {}).reduce((sum, count) => sum + Number(count), 0);
}

describe('a queue that feeds a function', () => {
  it('hands over batches in the shape of AWS, and deletes what was handled', async () => {
    const batches: Batch[] = [];
    const { work } = await feed({ BatchSize: 10 }, async (batch) => batches.push(batch));
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: work,
        MessageBody: 'bread',
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'rye' } },
      }),
    );
    await expect.poll(() => batches.length).toBe(1);
    const [record] = batches[0]?.Records ?? [];
    expect(record).toMatchObject({
      body: 'bread',
      eventSourceARN: `arn:aws:sqs:eu-west-1:000000000000:work-${queues}`,
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: { kind: { stringValue: 'rye' } },
    });
    expect(Number(record?.attributes.SentTimestamp)).toBeGreaterThan(Date.now() - 60_000);
    await expect.poll(() => sizeOf(work)).toBe(0);
  });

  it('gives only the failed messages of a batch back, and to the DLQ after their last try', async () => {
    const tries: string[] = [];
    const { send, work, dead } = await feed(
      { BatchSize: 10, FunctionResponseTypes: ['ReportBatchItemFailures'] },
      async ({ Records }) => {
        tries.push(...Records.map(({ body }) => body));
        const failed = Records.filter(({ body }) => body === 'bad');
        return {
          batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })),
        };
      },
    );
    await send('good', 'bad', 'fine');
    await expect.poll(() => sizeOf(dead)).toBe(1);
    expect(tries.sort()).toEqual(['bad', 'bad', 'fine', 'good']);
    expect(await sizeOf(work)).toBe(0);
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: dead }));
    expect(Messages?.[0]?.Body).toBe('bad');
  });

  it('keeps a message from everybody until its visibility timeout ends', async () => {
    const at: number[] = [];
    const { send } = await feed({ BatchSize: 1 }, async () => {
      at.push(Date.now());
      if (at.length === 1) throw new Error('not now');
      return null;
    });
    // Before the queue first gave it away: from then on it counts, not from when the function had it.
    const sent = Date.now();
    await send('once more');
    await expect.poll(() => at.length).toBe(2);
    expect((at[1] ?? 0) - sent).toBeGreaterThanOrEqual(1900);
  });

  it.each([
    ['names an unknown message', { batchItemFailures: [{ itemIdentifier: 'unknown' }] }],
    ['has the wrong shape', { batchItemFailures: [{ itemIdentifier: '' }] }],
  ])('counts the whole batch as failed when the answer %s', async (_, answer) => {
    let calls = 0;
    const { send } = await feed(
      { FunctionResponseTypes: ['ReportBatchItemFailures'] },
      async () => {
        calls++;
        return calls === 1 ? answer : null;
      },
    );
    await send('again');
    await expect.poll(() => calls).toBe(2);
  });

  it('waits for its window to fill a batch, over the ten messages of one receive', async () => {
    const sizes: number[] = [];
    const { send } = await feed(
      { BatchSize: 100, MaximumBatchingWindowInSeconds: 10 },
      async ({ Records }) => sizes.push(Records.length),
      { VisibilityTimeout: 60 },
    );
    await send(...Array.from({ length: 10 }, (_, index) => `a${index}`));
    await send(...Array.from({ length: 5 }, (_, index) => `b${index}`));
    await expect.poll(() => sizes).toEqual([15]);
  });

  it('runs as many batches at once as its maximum concurrency, and no more', async () => {
    let running = 0;
    let most = 0;
    let done = 0;
    const { send } = await feed(
      { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } },
      async () => {
        most = Math.max(most, ++running);
        await vi.waitFor(() => expect(most).toBeGreaterThanOrEqual(2), 60_000);
        // Time in which a third would begin.
        await new Promise((resolve) => setTimeout(resolve, 100));
        running--;
        return ++done;
      },
      { VisibilityTimeout: 60 },
    );
    await send('1', '2', '3', '4', '5', '6');
    await expect.poll(() => done).toBe(6);
    expect(most).toBe(2);
  });
});

describe('what AWS refuses is refused here', () => {
  const refusal = (mapping: JsonObject, queue: JsonObject = {}) => {
    const { template } = describeQueue(mapping, queue);
    return () =>
      eventSourceMappings(
        template,
        functionsThat(async () => null),
      );
  };

  it('a visibility timeout under the timeout of the function', () => {
    expect(refusal({}, { VisibilityTimeout: 0 })).toThrow('less than Function timeout');
  });

  it('a maximum concurrency of 1', () => {
    expect(refusal({ ScalingConfig: { MaximumConcurrency: 1 } })).toThrow('MaximumConcurrency');
  });

  it('a large batch without a window', () => {
    expect(refusal({ BatchSize: 11 })).toThrow('needs a batching window');
  });
});
