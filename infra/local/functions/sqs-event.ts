import type { Message } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type Json, region } from '../resources.ts';

/** The event that an event source mapping hands to a function, as AWS shapes it. */
export function sqsEvent(messages: readonly Message[], queueArn: string): Json {
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId ?? '',
      receiptHandle: message.ReceiptHandle ?? '',
      body: message.Body ?? '',
      attributes: { ...message.Attributes },
      messageAttributes: Object.fromEntries(
        Object.entries(message.MessageAttributes ?? {}).map(([name, attribute]) => [
          name,
          {
            stringValue: attribute.StringValue ?? null,
            dataType: attribute.DataType ?? 'String',
            stringListValues: [],
            binaryListValues: [],
          },
        ]),
      ),
      md5OfBody: message.MD5OfBody ?? '',
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  };
}

const batchResponse = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish(),
});

/**
 * The messages that are done and leave the queue. As in AWS, an answer that names an unknown message, or has the wrong
 * shape, means that the whole batch failed.
 */
export function handledMessages(messages: readonly Message[], answer: Json): readonly Message[] {
  if (answer === null || answer === '') return messages;
  const parsed = batchResponse.safeParse(answer);
  if (!parsed.success) return [];
  const failed = new Set(parsed.data.batchItemFailures?.map((failure) => failure.itemIdentifier));
  const known = new Set(messages.map((message) => message.MessageId));
  if ([...failed].some((id) => !known.has(id))) return [];
  return messages.filter((message) => !failed.has(message.MessageId ?? ''));
}
