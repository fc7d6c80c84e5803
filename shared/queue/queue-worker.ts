import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import type { Log } from '../observability/logger.ts';
import { flushMetrics } from '../observability/metrics.ts';

export interface Delivery {
  readonly messageId: string;
  /** How often SQS has handed this message out, this time included. */
  readonly attempt: number;
  /** Milliseconds until Lambda stops the function. */
  readonly remainingMs: () => number;
}

/**
 * The Lambda handler of a queue, message by message. A handler throws to have its message delivered again
 * and, after the queue's limit, moved to the dead-letter queue; the others of the batch are not repeated.
 */
export function queueWorker<Schema extends z.ZodType>(
  schema: Schema,
  handle: (message: z.output<Schema>, delivery: Delivery) => Promise<void>,
  { log }: { log: Log },
) {
  return middy<SQSEvent, SQSBatchResponse>().handler((event, context) =>
    processPartialResponse(
      event,
      (record: SQSRecord) =>
        logged(log, record, () => handle(parse(schema, record), deliveryOf(record, context))),
      new BatchProcessor(EventType.SQS),
      { context, throwOnFullBatchFailure: false },
    ).finally(flushMetrics),
  );
}

/**
 * The Lambda handler of a queue whose messages are worth handling together. `handle` gets all that could
 * be read and throws to have all of them delivered again.
 */
export function queueBatchWorker<Schema extends z.ZodType>(
  schema: Schema,
  handle: (messages: readonly z.output<Schema>[]) => Promise<void>,
  { log }: { log: Log },
) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event) => {
    const unreadable: SQSRecord[] = [];
    const messages = event.Records.flatMap((record) => {
      try {
        return [parse(schema, record)];
      } catch (error) {
        log.error('message not understood', { messageId: record.messageId, error: asError(error) });
        unreadable.push(record);
        return [];
      }
    });
    await handle(messages).finally(flushMetrics);
    return {
      batchItemFailures: unreadable.map(({ messageId }) => ({ itemIdentifier: messageId })),
    };
  });
}

const parse = <Schema extends z.ZodType>(schema: Schema, record: SQSRecord): z.output<Schema> =>
  schema.parse(JSON.parse(record.body));

const deliveryOf = (record: SQSRecord, context: Context): Delivery => ({
  messageId: record.messageId,
  attempt: Number(record.attributes.ApproximateReceiveCount),
  remainingMs: () => context.getRemainingTimeInMillis(),
});

async function logged(log: Log, { messageId }: SQSRecord, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error('message failed; it will be delivered again', {
      messageId,
      error: asError(error),
    });
    throw error;
  }
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
