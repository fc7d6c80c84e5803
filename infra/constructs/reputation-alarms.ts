import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { NoticedAlarm } from './noticed-alarm.ts';
import { ownMetric } from './own-metric.ts';

/** Complaints in a thousand mails, and addresses that do not exist, above which SES reviews a sender. */
const limits = { complaints: 0.001, bounces: 0.05 } as const;

/** Mails of a day below which no rate of it is looked at: a single complaint would be one of a few. */
const fewestMails = 500;

/**
 * Whether our mail is welcome. SES's own figures are of the account, over as many of its last mails as it thinks fit: they are late
 * after a good month, and high for long after a bad day. Ours are of the last 24 hours, beginning anew at every moment.
 */
export class ReputationAlarms extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new NoticedAlarm(this, 'Complaints', {
      name: 'complaint-rate',
      noticed:
        'One in a thousand calls our mail spam; mailbox providers start to hide it from others.',
      metric: rate('Reputation.ComplaintRate'),
      threshold: limits.complaints,
    });
    new NoticedAlarm(this, 'Bounces', {
      name: 'bounce-rate',
      noticed: 'One address in twenty does not exist; SES may stop all our mail.',
      metric: rate('Reputation.BounceRate'),
      threshold: limits.bounces,
    });
    new NoticedAlarm(this, 'ComplaintsOfDay', {
      name: 'complaint-rate-day',
      noticed:
        'Of the mails of the last 24 hours one in a thousand was called spam; the next ones may be hidden from those who want them.',
      metric: shareOfDay({ part: 'MailComplained', whole: 'MailArrived' }),
      threshold: limits.complaints,
    });
    new NoticedAlarm(this, 'BouncesOfDay', {
      name: 'bounce-rate-day',
      noticed:
        'Of the mails of the last 24 hours one in twenty went to an address that does not exist: an old list is being written to.',
      metric: shareOfDay({ part: 'MailBounced', whole: 'MailLeft' }),
      threshold: limits.bounces,
    });
  }
}

const rate = (metricName: string) =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Maximum', period: Duration.hours(1) });

/** Of the mails of a day, which share; none while they are few. The window of an alarm slides: a day is the last 24 hours. */
const shareOfDay = ({ part, whole }: { part: string; whole: string }) =>
  new MathExpression({
    expression: `IF(FILL(whole, 0) >= ${fewestMails}, FILL(part, 0) / whole, 0)`,
    usingMetrics: {
      part: ownMetric('engagement/mail-events', part),
      whole: ownMetric('engagement/mail-events', whole),
    },
    period: Duration.days(1),
  });
