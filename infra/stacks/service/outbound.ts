import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { HouseFunction } from '../../constructs/house-function.ts';
import { NoticedAlarm, overFiveMinutes } from '../../constructs/noticed-alarm.ts';
import { ownMetric } from '../../constructs/own-metric.ts';
import { QueueWorker } from '../../constructs/queue-worker.ts';
import { ScheduledTask } from '../../constructs/scheduled-task.ts';
import type { SurroundingsWithMail } from './surroundings.ts';

/** What programs of municipalities are told, and what they may fetch. */
export class OutboundFunctions extends Construct {
  readonly #staff = new HouseFunction(this, 'Staff', {
    name: 'engagement/outbound',
    does: 'Staff API: webhooks, what was sent to them, and figures to take away',
    timeout: Duration.seconds(29),
    noticed: 'Staff get errors where they look after webhooks or take figures away.',
  });
  readonly #notices = new ScheduledTask(this, 'Notices', {
    name: 'engagement/notices',
    does: 'Finds what happened and has those told who want to know',
    schedule: 'rate(5 minutes)',
    timeout: Duration.seconds(60),
    noticed: 'Programs of municipalities hear later of what happens; nothing is lost yet.',
  });
  readonly #deliver = new QueueWorker(this, 'DeliverWorker', {
    name: 'engagement/deliver',
    does: 'Posts notices to the addresses that staff registered',
    // Longer than a receiver is waited for.
    timeout: Duration.seconds(30),
    noticed:
      'A program of a municipality hears later of what happens: posting to it failed on our side.',
    batchSize: 1,
    maxConcurrency: 5,
    queue: {
      name: 'webhooks',
      noticed: 'A program of a municipality is not told of something until a person looks at it.',
    },
  });

  constructor(scope: Construct, id: string, { data, site, mail }: SurroundingsWithMail) {
    super(scope, id);
    site.openToStaff(
      this.#staff,
      'ANY /staff/engagement/webhooks',
      'ANY /staff/engagement/webhooks/{proxy+}',
      'GET /staff/engagement/export',
      'GET /staff/engagement/export.csv',
    );
    for (const fn of [this.#staff, this.#notices, this.#deliver]) data.table.allowReadWrite(fn);
    for (const fn of [this.#staff, this.#deliver]) data.keys.allowRead(fn);
    this.#deliver.work.allowSend(this.#notices);
    mail.allowSend(this.#deliver);
    new NoticedAlarm(this, 'Disabled', {
      name: 'webhook-disabled',
      noticed:
        'A program of a municipality is told nothing more: nothing has arrived for days, or it answered that it is gone.',
      metric: overFiveMinutes(ownMetric('engagement/deliver', 'WebhookDisabled')),
      threshold: 1,
    });
  }
}
