import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { HouseFunction } from '../../constructs/house-function.ts';
import { HouseStack } from '../../constructs/house-stack.ts';
import { NoticedAlarm } from '../../constructs/noticed-alarm.ts';
import { ownMetric } from '../../constructs/own-metric.ts';
import { QueueWorker } from '../../constructs/queue-worker.ts';
import { ScheduledTask } from '../../constructs/scheduled-task.ts';
import type { SurroundingsWithMail } from './surroundings.ts';

/**
 * Why an issue is paused for a person to look at, by which function says so: workers when they pause it, the sweep each minute while it
 * holds what would be too late. Paused for the daily quota it resumes by itself.
 */
const pauses = [
  ...(['identity', 'template', 'configuration_set', 'account', 'refused'] as const).map(
    (reason) => ({ by: 'newsletters/send', reason }) as const,
  ),
  ...(['vote_closed', 'event_begun'] as const).map(
    (reason) => ({ by: 'newsletters/sweep', reason }) as const,
  ),
];

/** The engine: from an approved issue to mails that SES accepted. */
export class SendingFunctions extends Construct {
  readonly templates = new QueueWorker(this, 'TemplatesWorker', {
    name: 'newsletters/templates',
    does: 'Makes the SES template of each variant of an approved issue, with the events of the hour',
    timeout: Duration.seconds(60),
    noticed: 'A newsletter may start late: making one of its templates failed and is tried again.',
    batchSize: 1,
    // SES allows one template a second; two is the least that AWS takes here.
    maxConcurrency: 2,
    queue: {
      name: 'templates',
      noticed: 'A newsletter does not start: one of its templates could not be made.',
    },
  });
  readonly launch = new HouseFunction(this, 'Launch', {
    name: 'newsletters/launch',
    does: 'Starts an issue whose hour has come',
    timeout: Duration.seconds(30),
    noticed: 'A newsletter starts a minute late: the sweep starts it in place of its schedule.',
  });
  readonly plan = new QueueWorker(this, 'PlanWorker', {
    name: 'newsletters/plan',
    does: 'Divides one shard of subscribers into chunks of an issue',
    timeout: Duration.minutes(5),
    noticed: 'A newsletter starts late: reading part of its subscribers failed and is tried again.',
    batchSize: 1,
    maxConcurrency: 8,
    queue: { name: 'plan', noticed: 'A newsletter stays in planning: nobody receives it yet.' },
  });
  readonly send: QueueWorker;
  readonly #sweep = new ScheduledTask(this, 'Sweep', {
    name: 'newsletters/sweep',
    does: 'Picks up what was left: due issues, ended leases, finished issues',
    schedule: 'rate(1 minute)',
    timeout: Duration.seconds(60),
    noticed: 'Newsletters that stopped halfway stay so, and finished ones do not show as sent.',
  });

  constructor(scope: Construct, id: string, { data, sender, mail }: SurroundingsWithMail) {
    super(scope, id);
    this.send = this.#createSend();
    for (const fn of [this.templates, this.launch, this.plan, this.send, this.#sweep]) {
      data.table.allowReadWrite(fn);
    }
    for (const fn of [this.launch, this.plan, this.#sweep]) this.plan.work.allowSend(fn);
    for (const fn of [this.plan, this.send, this.#sweep]) this.send.work.allowSend(fn);
    for (const fn of [this.launch, this.#sweep]) this.templates.work.allowSend(fn);
    mail.allowSend(this.#sweep);
    data.files.allowRead(this.templates, 'rendered/');
    sender.allowCreateTemplates(this.templates);
    sender.allowDeleteTemplates(this.#sweep);
    for (const fn of [this.templates, this.send]) data.keys.allowRead(fn);
    sender.allowSendBulk(this.send);
    new NoticedAlarm(this, 'Paused', {
      name: 'newsletter-paused',
      noticed:
        'A newsletter stopped halfway; the rest of its readers wait until a person resumes it.',
      metric: new MathExpression({
        expression: pauses.map((_, index) => `FILL(m${index}, 0)`).join(' + '),
        usingMetrics: Object.fromEntries(
          pauses.map(({ by, reason }, index) => [`m${index}`, ownMetric(by, `Paused_${reason}`)]),
        ),
        period: Duration.minutes(5),
      }),
      threshold: 1,
    });
  }

  /** The timeout bounds the lease of a call to SES, which is this plus a minute. */
  #createSend(): QueueWorker {
    return new QueueWorker(this, 'SendWorker', {
      name: 'newsletters/send',
      does: 'Sends one chunk of an issue, up to 50 recipients a call',
      timeout: Duration.seconds(120),
      noticed: 'Part of a newsletter comes later: sending a chunk failed and is tried again.',
      batchSize: 1,
      maxConcurrency: HouseStack.of(this).settings.sendConcurrency,
      queue: {
        name: 'send',
        noticed:
          'Up to 50 people per message wait for their newsletter until the sweep finds them.',
      },
    });
  }
}
