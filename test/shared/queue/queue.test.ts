import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { createQueue } from '../../../shared/queue/queue.ts';

it('sends ten messages a call, and again those that SQS did not take', async () => {
  const sqs = mockClient(SQSClient);
  sqs
    .on(SendMessageBatchCommand)
    .resolvesOnce({ Failed: [{ Id: '2', SenderFault: false, Code: 'InternalError' }] })
    .resolves({});
  const queue = createQueue<{ n: number }>(new SQSClient({}), 'https://queue.example');
  await queue.send(
    Array.from({ length: 12 }, (_, n) => ({ n })),
    { delaySeconds: 5 },
  );
  const calls = sqs.commandCalls(SendMessageBatchCommand).map(({ args: [{ input }] }) => input);
  expect(calls.map(({ Entries }) => Entries?.length)).toEqual([10, 3]);
  expect(calls[1]?.Entries?.map(({ MessageBody }) => JSON.parse(MessageBody ?? '').n)).toEqual([
    10, 11, 2,
  ]);
  expect(calls[0]?.Entries?.[0]).toMatchObject({ DelaySeconds: 5 });
});
