import { account, region } from '../../resources.ts';
import type { AwsCall } from '../call.ts';
import { record, text } from '../narrow.ts';
import type { Need } from './grants.ts';

/** Rights of an SQS call, by the queue its URL names. A batch needs the same right as its single call. */
export function sqsGrants(call: AwsCall): readonly Need[] {
  const input = record(call.input);
  const queue = text(input.QueueName) || text(input.QueueUrl).split('/').at(-1);
  if (!call.operation || !queue) return [];
  return [
    {
      action: `sqs:${call.operation.replace(/Batch$/, '')}`,
      resource: `arn:aws:sqs:${region}:${account}:${queue}`,
    },
  ];
}
