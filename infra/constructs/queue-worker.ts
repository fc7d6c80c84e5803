import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { HouseFunction, type HouseFunctionProps } from './house-function.ts';
import { WorkQueue, type WorkQueueProps } from './work-queue.ts';

export interface QueueWorkerProps extends HouseFunctionProps {
  queue: Pick<WorkQueueProps, 'name' | 'noticed' | 'late'>;
  /** Messages a call, at most. */
  batchSize: number;
  /** How long to wait for a batch to fill. */
  batchWindow?: Duration;
  /** Calls at the same time, at least 2 as AWS demands. */
  maxConcurrency: number;
}

/** A function that works off a queue of its own; a message that fails comes back alone. */
export class QueueWorker extends HouseFunction {
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id, props);
    this.work = new WorkQueue(this, pascal(props.queue.name), {
      ...props.queue,
      // What AWS recommends: room for the poller's own retries, so that no message shows while it is still worked on.
      visibilityTimeout: Duration.seconds(props.timeout.toSeconds() * 6),
    });
    this.allow(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      [this.work.queue.queueArn],
    );
    new EventSourceMapping(this, 'Source', {
      target: this.lambda,
      eventSourceArn: this.work.queue.queueArn,
      batchSize: props.batchSize,
      ...(props.batchWindow && { maxBatchingWindow: props.batchWindow }),
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    });
  }
}

const pascal = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
