import { expect, it } from 'vitest';
import { createQueue } from '../../../shared/queue/queue.ts';
import { recordedSqs } from '../../builders/recorded-sqs.ts';

it('sends ten messages a call, and again those that SQS did not take', async () => {
  const sqs = recordedSqs([['2']]);
  const queue = createQueue<{ n: number }>(sqs, 'https://queue.example');
  await queue.send(
    Array.from({ length: 12 }, (_, n) => ({ n })),
    { delaySeconds: 5 },
  );
  const [first, second] = sqs.calls;
  expect(sqs.calls.map(({ Entries }) => Entries.length)).toEqual([10, 3]);
  expect(second?.Entries.map(({ MessageBody }) => JSON.parse(MessageBody).n)).toEqual([10, 11, 2]);
  expect(first).toMatchObject({ QueueUrl: 'https://queue.example' });
  expect(first?.Entries[0]).toMatchObject({ DelaySeconds: 5 });
});
