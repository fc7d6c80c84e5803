import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';
import { NoticedAlarm } from './noticed-alarm.ts';

export interface WorkQueueProps {
  /** `mail-events` becomes the queue `vanhier-<stage>-mail-events` and the variable `MAIL_EVENTS_QUEUE_URL`. */
  name: string;
  visibilityTimeout: Duration;
  /** What people notice when a message ends in the dead-letter queue. */
  noticed: string;
  /** Alarm when the oldest message is this old, with what people notice then. */
  late?: { after: Duration; noticed: string };
}

/** A queue with its dead-letter queue and their alarms. Its URL is the output `<Name>QueueUrl`. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly #variable: string;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const stack = HouseStack.of(this);
    this.#variable = `${props.name.toUpperCase().replaceAll('-', '_')}_QUEUE_URL`;
    this.deadLetters = new Queue(this, 'DeadLetters', {
      queueName: stack.nameOf(`${props.name}-dlq`),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      queueName: stack.nameOf(props.name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: props.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    stack.output(`${id}QueueUrl`, this.queue.queueUrl, `Queue ${props.name}`);
    this.#watch(props);
  }

  /** The function may put work on this queue. */
  allowSend(fn: HouseFunction): void {
    fn.allow(['sqs:SendMessage'], [this.queue.queueArn]);
    fn.setVariable(this.#variable, this.queue.queueUrl);
  }

  #watch({ name, noticed, late }: WorkQueueProps): void {
    const period = Duration.minutes(1);
    new NoticedAlarm(this, 'Dead', {
      name: `${name}-dlq`,
      noticed,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period }),
      threshold: 1,
    });
    if (!late) return;
    new NoticedAlarm(this, 'Late', {
      name: `${name}-late`,
      noticed: late.noticed,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period }),
      threshold: late.after.toSeconds(),
      periods: 3,
    });
  }
}
