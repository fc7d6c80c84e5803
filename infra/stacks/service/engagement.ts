import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { HouseFunction } from '../../constructs/house-function.ts';
import { NoticedAlarm, overFiveMinutes } from '../../constructs/noticed-alarm.ts';
import { ownMetric } from '../../constructs/own-metric.ts';
import { QueueWorker } from '../../constructs/queue-worker.ts';
import { ScheduledTask } from '../../constructs/scheduled-task.ts';
import type { Surroundings } from './surroundings.ts';

/** Functions that answer people and have counted what they do. */
const counting = [
  'subscribers/public',
  'merchants/public',
  'voting/public',
  'calendar/public',
  'engagement/public',
] as const;

/**
 * What became of the mails: SES's events, from the configuration set over the event bus to a queue. And what people do with
 * mails and pages, counted.
 */
export class EngagementFunctions extends Construct {
  readonly mailEvents = new QueueWorker(this, 'MailEventsWorker', {
    name: 'engagement/mail-events',
    does: 'Notes what SES says of each mail; bounces and complaints suppress the address',
    timeout: Duration.seconds(60),
    noticed: 'Bounces and complaints count late; who complained may get one more mail.',
    batchSize: 100,
    batchWindow: Duration.seconds(5),
    maxConcurrency: 5,
    queue: {
      name: 'mail-events',
      noticed: 'Somebody who complained or whose address is gone may still be written to.',
    },
  });

  readonly count = new QueueWorker(this, 'CountWorker', {
    name: 'engagement/count',
    does: 'Counts what happened with mails and on pages, each event once',
    timeout: Duration.seconds(60),
    noticed: 'Figures of newsletters, pages and posters come late; none are lost yet.',
    // Many events that count in the same few items are what makes counting cheap.
    batchSize: 1000,
    batchWindow: Duration.seconds(60),
    maxConcurrency: 5,
    queue: {
      name: 'track',
      noticed: 'Figures of newsletters, pages and posters are too low until a person looks at it.',
      late: {
        after: Duration.minutes(30),
        noticed: 'Staff see figures of newsletters and pages that are half an hour old.',
      },
    },
  });

  readonly #follow = new QueueWorker(this, 'FollowWorker', {
    name: 'engagement/follow',
    does: 'Notes and judges clicks of readers who agreed to be followed, and has them counted',
    timeout: Duration.seconds(30),
    noticed: 'Clicks of readers who agreed to be followed are counted late; none are lost yet.',
    batchSize: 10,
    maxConcurrency: 5,
    queue: {
      name: 'follow',
      noticed:
        'Clicks of readers who agreed to be followed are missing in the figures until a person looks at it.',
      late: {
        after: Duration.minutes(30),
        noticed:
          'Staff see clicks of readers who agreed to be followed half an hour late; none are lost yet.',
      },
    },
  });

  readonly #public = new HouseFunction(this, 'Public', {
    name: 'engagement/public',
    does: 'Links of newsletters and of printed matter, and pages that say what is counted',
    timeout: Duration.seconds(10),
    noticed: 'Links in newsletters and QR codes on posters lead to an error page.',
  });

  readonly #staff = new HouseFunction(this, 'Staff', {
    name: 'engagement/staff',
    does: 'Staff API: what came of newsletters, pages and posters',
    timeout: Duration.seconds(29),
    noticed: 'Staff get errors where they look at figures.',
  });

  readonly #reports = new HouseFunction(this, 'Reports', {
    name: 'engagement/reports',
    does: 'Report pages for staff and funders, behind addresses that lapse',
    timeout: Duration.seconds(20),
    memoryMb: 1769,
    noticed: 'Staff and funders get an error page in place of their reports.',
  });

  readonly #sheets = new HouseFunction(this, 'Sheets', {
    name: 'engagement/sheets',
    does: 'Staff API: draws links on sheets of posters, stickers and beer mats to print',
    timeout: Duration.seconds(29),
    memoryMb: 1769,
    noticed: 'Staff get no sheets with QR codes to print.',
  });

  readonly #report = new QueueWorker(this, 'ReportWorker', {
    name: 'engagement/report',
    does: 'Makes reports of the programme that staff asked for, as PDF, HTML and CSV',
    timeout: Duration.minutes(5),
    // A year of all municipalities is millions of numbers, and drawing is work for a processor.
    memoryMb: 1769,
    noticed: 'A report that staff asked for is late: making it failed and is tried again.',
    batchSize: 1,
    maxConcurrency: 2,
    queue: { name: 'report', noticed: 'A report that staff asked for was not made.' },
  });

  readonly #campaign = new ScheduledTask(this, 'Campaign', {
    name: 'engagement/campaign',
    does: 'Works out once a month what the public page of each municipality tells',
    schedule: 'rate(1 hour)',
    timeout: Duration.minutes(5),
    memoryMb: 1769,
    noticed: 'The public page of a municipality tells the figures of the month before.',
  });

  constructor(scope: Construct, id: string, { data, sender, site }: Surroundings) {
    super(scope, id);
    this.#openProgrammeReports(data);
    this.#openSheets(site, data);
    site.open(
      this.#public,
      'GET /r/{proxy+}',
      'GET /o/{proxy+}',
      'GET /s/{proxy+}',
      'GET /privacy/{proxy+}',
      'GET /campaign/{proxy+}',
    );
    site.openToStaff(this.#staff, 'ANY /staff/engagement', 'ANY /staff/engagement/{proxy+}');
    site.open(this.#reports, 'GET /reports/{proxy+}');
    data.files.allowRead(this.#reports, 'rendered/');
    for (const fn of [this.#public, this.#reports]) data.table.allowRead(fn);
    data.table.allowReadWrite(this.#staff);
    for (const fn of [this.mailEvents, this.count, this.#follow]) data.table.allowReadWrite(fn);
    data.journal.allowWrite(this.mailEvents, 'withdrawals/');
    for (const fn of [this.#public, this.#staff, this.#reports, this.mailEvents]) {
      data.keys.allowRead(fn);
    }
    for (const fn of [this.#public, this.mailEvents, this.#follow]) this.count.work.allowSend(fn);
    for (const fn of [this.#public, this.#follow]) this.#follow.work.allowSend(fn);
    this.#watchTracking();
    this.#connect(eventsOf(sender.configurationSetName));
    new NoticedAlarm(this, 'Rejected', {
      name: 'mail-rejected',
      noticed:
        'People did not get a mail that counts as sent: SES could not render it or refused its content.',
      metric: overFiveMinutes(ownMetric('engagement/mail-events', 'MailRejected')),
      threshold: 1,
    });
  }

  #openSheets(site: Surroundings['site'], { table, files }: Surroundings['data']): void {
    site.openToStaff(this.#sheets, 'POST /staff/engagement/sheets');
    table.allowReadWrite(this.#sheets);
    files.allowWrite(this.#sheets, 'sheets/');
    files.allowRead(this.#sheets, 'sheets/');
  }

  #openProgrammeReports({ table, files }: Surroundings['data']): void {
    for (const fn of [this.#report, this.#campaign]) table.allowReadWrite(fn);
    files.allowWrite(this.#report, 'programme-reports/');
    files.allowRead(this.#staff, 'programme-reports/', 'rendered/');
    this.#report.work.allowSend(this.#staff);
  }

  /** A page that could not have something counted went on without. */
  #watchTracking(): void {
    new NoticedAlarm(this, 'TrackFailed', {
      name: 'track-failed',
      noticed: 'Visits and votes of these minutes are missing in the figures; pages work as ever.',
      metric: new MathExpression({
        expression: counting.map((_, index) => `FILL(m${index}, 0)`).join(' + '),
        usingMetrics: Object.fromEntries(
          counting.map((name, index) => [`m${index}`, ownMetric(name, 'TrackFailed')]),
        ),
        period: Duration.minutes(5),
      }),
      threshold: 1,
    });
  }

  #connect(eventPattern: EventPattern): void {
    const { queue, deadLetters } = this.mailEvents.work;
    new Rule(this, 'Rule', {
      description: 'Events of mails sent with the configuration set',
      eventPattern,
      targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
  }
}

const eventsOf = (configurationSet: string): EventPattern => ({
  source: ['aws.ses'],
  detail: { mail: { tags: { 'ses:configuration-set': [configurationSet] } } },
});
