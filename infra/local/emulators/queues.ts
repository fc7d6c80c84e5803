import { CreateQueueCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type ResolvedTemplate, type Resource, readProperties, region } from '../resources.ts';
import { localCredentials } from './local-credentials.ts';

const seconds = z.coerce.string();
const queueProperties = z.object({
  VisibilityTimeout: seconds.default('30'),
  DelaySeconds: seconds.default('0'),
  MessageRetentionPeriod: seconds.default('345600'),
  ReceiveMessageWaitTimeSeconds: seconds.default('0'),
  MaximumMessageSize: seconds.optional(),
  RedrivePolicy: z
    .object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() })
    .optional(),
  FifoQueue: z.literal(false).optional(),
});

/** Creates the template's queues; those kept from an earlier start get the template's attributes. */
export async function createQueues(template: ResolvedTemplate, endpoint: string): Promise<void> {
  const client = new SQSClient({ endpoint, region, credentials: localCredentials });
  const queues = template.byType('AWS::SQS::Queue');
  try {
    for (const queue of queues)
      await client.send(new CreateQueueCommand({ QueueName: queue.name }));
    // Only when all exist, because a redrive policy names another queue.
    for (const queue of queues)
      await client.send(
        new SetQueueAttributesCommand({ QueueUrl: queue.ref, Attributes: attributesOf(queue) }),
      );
  } finally {
    client.destroy();
  }
}

function attributesOf(queue: Resource): Record<string, string> {
  const {
    RedrivePolicy,
    FifoQueue: _,
    MaximumMessageSize,
    ...times
  } = readProperties(queue, queueProperties);
  return {
    ...times,
    ...(MaximumMessageSize === undefined ? {} : { MaximumMessageSize }),
    RedrivePolicy: RedrivePolicy === undefined ? '' : JSON.stringify(RedrivePolicy),
  };
}
