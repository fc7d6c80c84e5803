import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { NoticedAlarm, overFiveMinutes } from '../../constructs/noticed-alarm.ts';
import { ownMetric } from '../../constructs/own-metric.ts';
import { QueueWorker } from '../../constructs/queue-worker.ts';
import { ScheduledTask } from '../../constructs/scheduled-task.ts';
import type { Surroundings } from './surroundings.ts';

/** Mails to one person each, and the pace that all sending keeps. */
export class MailFunctions extends Construct {
  readonly transactional = new QueueWorker(this, 'Transactional', {
    name: 'mail/transactional',
    does: 'Sends confirmations, reminders and test mails, one by one',
    timeout: Duration.seconds(60),
    noticed: 'Confirmations and test mails come late: sending one failed and is tried again.',
    batchSize: 5,
    maxConcurrency: 2,
    queue: {
      name: 'mail',
      noticed: 'Somebody waits for a confirmation or test mail that will not come by itself.',
      late: {
        after: Duration.minutes(10),
        noticed: 'People who subscribe wait more than ten minutes for their confirmation mail.',
      },
    },
  });
  readonly #quota = new ScheduledTask(this, 'Quota', {
    name: 'mail/quota',
    does: 'Reads the sending quota and rate that SES allows',
    schedule: 'rate(1 minute)',
    timeout: Duration.seconds(30),
    memoryMb: 512,
    noticed: 'Newsletters keep the pace of an earlier quota and may be throttled or slow.',
  });

  constructor(scope: Construct, id: string, { data, sender }: Surroundings) {
    super(scope, id);
    data.table.allowReadWrite(this.transactional);
    data.keys.allowRead(this.transactional);
    sender.allowSendRaw(this.transactional);
    this.transactional.work.allowSend(this.transactional);

    data.table.allowReadWrite(this.#quota);
    sender.allowReadQuota(this.#quota);
    new NoticedAlarm(this, 'Disabled', {
      name: 'sending-disabled',
      noticed: 'Nobody gets any mail: AWS has stopped the sending of this account.',
      metric: overFiveMinutes(ownMetric('mail/quota', 'SendingDisabled')),
      threshold: 1,
    });
  }
}
