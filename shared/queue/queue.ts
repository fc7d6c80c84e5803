import { type AwsClient, type AwsClientOptions, createAwsClient } from '../aws/aws-client.ts';
import { retryRemainder } from '../data/retry-remainder.ts';

/** Sends messages to one queue; the reader's schema is the message's contract. */
export interface Queue<Message> {
  /** Any number of messages, ten a call. Resolves when SQS holds all of them. `delaySeconds`: 0 to 900. */
  send(messages: readonly Message[], options?: { delaySeconds?: number }): Promise<void>;
}

export type Sqs = AwsClient<{
  readonly SendMessageBatch: { readonly Failed?: readonly { readonly Id: string }[] };
}>;

export const createSqs = (options?: AwsClientOptions): Sqs => createAwsClient('sqs', options);

export function createQueue<Message>(client: Sqs, url: string): Queue<Message> {
  return {
    async send(messages, { delaySeconds = 0 } = {}) {
      await retryRemainder(messages, 10, async (batch) => {
        const Entries = batch.map((message, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(message),
          DelaySeconds: delaySeconds,
        }));
        const { Failed = [] } = await client.call('SendMessageBatch', { QueueUrl: url, Entries });
        const failed = new Set(Failed.map(({ Id }) => Id));
        return batch.filter((_, index) => failed.has(String(index)));
      });
    },
  };
}
