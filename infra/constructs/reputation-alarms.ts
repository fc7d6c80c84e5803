import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { NoticedAlarm } from './noticed-alarm.ts';

/** SES's own figures of the account, over the last mails that it counts; SES reviews senders above these. */
export class ReputationAlarms extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new NoticedAlarm(this, 'Complaints', {
      name: 'complaint-rate',
      noticed:
        'One in a thousand calls our mail spam; mailbox providers start to hide it from others.',
      metric: rate('Reputation.ComplaintRate'),
      threshold: 0.001,
    });
    new NoticedAlarm(this, 'Bounces', {
      name: 'bounce-rate',
      noticed: 'One address in twenty does not exist; SES may stop all our mail.',
      metric: rate('Reputation.BounceRate'),
      threshold: 0.05,
    });
  }
}

const rate = (metricName: string) =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Maximum', period: Duration.hours(1) });
