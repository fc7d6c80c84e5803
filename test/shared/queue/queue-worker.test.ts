import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { queueBatchWorker, queueWorker } from '../../../shared/queue/queue-worker.ts';
import { lambdaContext } from '../../builders/http-event.ts';
import { silentLog } from '../../builders/silent-log.ts';

const schema = z.object({ n: z.number() });

const eventOf = (bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `m${index}`,
    receiptHandle: '',
    body,
    attributes: {
      ApproximateReceiveCount: '2',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:000000000000:q',
    awsRegion: 'eu-west-1',
  })),
});

const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('a queue worker', () => {
  it('has only the messages delivered again that failed or could not be read', async () => {
    const log = silentLog();
    const done: number[] = [];
    const worker = queueWorker(
      schema,
      async ({ n }, { attempt }) => {
        expect(attempt).toBe(2);
        if (n === 2) throw new Error('no');
        done.push(n);
      },
      { log },
    );
    const event = eventOf(['{"n":1}', '{"n":2}', '{"n":"x"}', '{"n":3}']);
    const { batchItemFailures } = await worker(event, lambdaContext);
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual([
      'm1',
      'm2',
    ]);
    expect(done).toEqual([1, 3]);
    expect(log.text()).toContain('m1');
  });

  it('reports all when all failed', async () => {
    const worker = queueWorker(schema, () => Promise.reject(new Error('no')), { log: silentLog() });
    expect(await worker(eventOf(['{"n":1}']), lambdaContext)).toEqual(failed('m0'));
  });
});

describe('a batch worker', () => {
  it('handles together what it can read, and reports the rest, JSON or not', async () => {
    const seen: number[][] = [];
    const worker = queueBatchWorker(
      schema,
      async (messages) => {
        seen.push(messages.map(({ n }) => n));
      },
      { log: silentLog() },
    );
    const event = eventOf(['{"n":1}', '{}', 'no json', '{"n":3}']);
    expect(await worker(event, lambdaContext)).toEqual(failed('m1', 'm2'));
    expect(seen).toEqual([[1, 3]]);
  });

  it('throws when the handling failed, so that all come again', async () => {
    const worker = queueBatchWorker(schema, () => Promise.reject(new Error('no')), {
      log: silentLog(),
    });
    await expect(worker(eventOf(['{"n":1}']), lambdaContext)).rejects.toThrow('no');
  });
});
