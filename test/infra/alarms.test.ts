import { beforeAll, describe, expect, it } from 'vitest';
import { pauseReasons } from '../../functions/newsletters/issue.ts';
import { functionNames } from '../../infra/functions.ts';
import {
  createNamer,
  ofType,
  type Properties,
  type Synthesized,
  synthesize,
} from './synthesized.ts';

let synthesized: Synthesized;
let alarms: Properties[];

beforeAll(async () => {
  synthesized = await synthesize();
  alarms = ofType(synthesized.templates.Service, 'AWS::CloudWatch::Alarm');
});

const alarm = (name: string): Properties =>
  alarms.find(({ AlarmName }) => AlarmName === `vanhier-dev-${name}`);

describe('alarms', () => {
  it('says in a sentence what people notice, and mails it', () => {
    for (const { AlarmDescription, AlarmActions } of alarms) {
      expect(AlarmDescription).toMatch(
        /^[A-Z].{30,}\. What to do: docs\/operations\.md, "Alarms"\.$/,
      );
      expect(AlarmActions).toEqual([{ Ref: expect.stringMatching(/^AlarmsTopic/) }]);
    }
    expect(ofType(synthesized.templates.Service, 'AWS::SNS::Subscription')).toMatchObject([
      { Protocol: 'email', Endpoint: 'alarms@vanhier.example' },
    ]);
  });

  it('may publish to the topic, whose own policy replaces the one of AWS', () => {
    const [policy] = ofType(synthesized.templates.Service, 'AWS::SNS::TopicPolicy');
    expect(policy.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    );
  });

  it('says something else for each alarm', () => {
    const sentences = alarms.map(({ AlarmDescription }) => AlarmDescription);
    expect(new Set(sentences).size).toBe(alarms.length);
  });

  it('watches every dead-letter queue', () => {
    const name = createNamer(synthesized);
    const dead = ofType(synthesized.templates.Service, 'AWS::SQS::Queue')
      .map(({ QueueName }) => QueueName)
      .filter((queue: string) => queue.endsWith('-dlq'));
    const watched = alarms
      .filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible')
      .map(({ Dimensions, Threshold }) => [name(Dimensions[0].Value), Threshold]);
    expect(watched.sort()).toEqual(
      dead.map((queue: string) => [queue.replace('vanhier-dev-', 'queue '), 1]).sort(),
    );
  });

  it.each(functionNames)('watches errors of %s', (name) => {
    expect(alarm(`${name.replace('/', '-')}-errors`)).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Threshold: 1,
    });
  });

  it('fires when one in a thousand complains, or one address in twenty is gone', () => {
    expect(alarm('complaint-rate')).toMatchObject({
      Namespace: 'AWS/SES',
      MetricName: 'Reputation.ComplaintRate',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 0.001,
    });
    expect(alarm('bounce-rate')).toMatchObject({
      MetricName: 'Reputation.BounceRate',
      Threshold: 0.05,
    });
  });

  it.each([
    ['complaint-rate-day', 'MailComplained', 'MailArrived', 0.001],
    ['bounce-rate-day', 'MailBounced', 'MailLeft', 0.05],
  ])('fires by our own count of the last 24 hours: %s', (name, part, whole, threshold) => {
    const { Metrics, Threshold, ComparisonOperator } = alarm(name);
    expect({ Threshold, ComparisonOperator }).toEqual({
      Threshold: threshold,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    const [{ Expression }, ...counted] = Metrics;
    // A day with a handful of mails has no rate.
    expect(Expression).toBe('IF(FILL(whole, 0) >= 500, FILL(part, 0) / whole, 0)');
    expect(counted).toHaveLength(2);
    for (const [id, metric] of Object.entries({ part, whole })) {
      expect(counted).toContainEqual(
        expect.objectContaining({
          Id: id,
          MetricStat: expect.objectContaining({
            Period: 86_400,
            Stat: 'Sum',
            Metric: expect.objectContaining({
              Namespace: 'Vanhier',
              MetricName: metric,
              Dimensions: [{ Name: 'service', Value: 'engagement/mail-events' }],
            }),
          }),
        }),
      );
    }
  });

  it('fires for one mail that SES could not render or rejected', () => {
    expect(alarm('mail-rejected')).toMatchObject({
      Namespace: 'Vanhier',
      MetricName: 'MailRejected',
      Dimensions: [{ Name: 'service', Value: 'engagement/mail-events' }],
      Threshold: 1,
    });
  });

  it('fires when AWS stops the account, or a newsletter waits for a person', () => {
    expect(alarm('sending-disabled')).toMatchObject({
      MetricName: 'SendingDisabled',
      Dimensions: [{ Name: 'service', Value: 'mail/quota' }],
    });
    const watched = alarm('newsletter-paused').Metrics.flatMap(
      ({ MetricStat }: Properties) => MetricStat?.Metric.MetricName ?? [],
    );
    // Of an event's cancellation staff are told by mail.
    const elsewhere: readonly string[] = ['staff', 'quota', 'event'];
    const forPeople = pauseReasons.filter((reason) => !elsewhere.includes(reason));
    expect(watched.sort()).toEqual(forPeople.map((reason) => `Paused_${reason}`).sort());
  });

  it('fires when confirmations wait ten minutes, or the site fails', () => {
    expect(alarm('mail-late')).toMatchObject({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 600,
    });
    expect(alarm('site-5xx')).toMatchObject({ MetricName: '5xx', Statistic: 'Sum' });
  });

  it('fires when a program of a municipality is told nothing more', () => {
    expect(alarm('webhook-disabled')).toMatchObject({
      MetricName: 'WebhookDisabled',
      Dimensions: [{ Name: 'service', Value: 'engagement/deliver' }],
      Threshold: 1,
    });
  });

  it('fires when a contest waits a quarter of an hour for its count', () => {
    expect(alarm('count-late')).toMatchObject({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 900,
    });
  });

  it.each(['track-late', 'follow-late'])('fires when counting waits half an hour: %s', (name) => {
    const { MetricName, Threshold, Dimensions } = alarm(name);
    expect({ MetricName, Threshold }).toEqual({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 1800,
    });
    const nameOf = createNamer(synthesized);
    expect(nameOf(Dimensions[0].Value)).toBe(`queue ${name.replace('-late', '')}`);
  });

  it.each([
    ['calendar-source-failing', 'SourceFailing'],
    ['calendar-source-held', 'SourceHeld'],
  ])('fires when a source of events needs a person: %s', (name, metric) => {
    expect(alarm(name)).toMatchObject({
      Namespace: 'Vanhier',
      MetricName: metric,
      Dimensions: [{ Name: 'service', Value: 'calendar/sync' }],
      Statistic: 'Sum',
      Threshold: 1,
    });
  });

  it('fires when any page could not have something counted', () => {
    const watched = alarm('track-failed').Metrics.flatMap(
      ({ MetricStat }: Properties) => MetricStat?.Metric.Dimensions[0].Value ?? [],
    );
    const tracking = ofType(synthesized.templates.Service, 'AWS::Lambda::Function')
      .map(({ Environment }) => Environment.Variables)
      .filter(({ TRACK_QUEUE_URL }) => TRACK_QUEUE_URL)
      .map(({ POWERTOOLS_SERVICE_NAME }) => POWERTOOLS_SERVICE_NAME)
      .filter((name: string) => name.endsWith('/public'));
    expect(watched.sort()).toEqual(tracking.sort());
  });

  it('shows all on one dashboard', () => {
    const [dashboard] = ofType(synthesized.templates.Service, 'AWS::CloudWatch::Dashboard');
    const shown = JSON.stringify(dashboard.DashboardBody);
    for (const name of functionNames) expect(shown).toContain(name);
    for (const title of ['Requests', 'Mail', 'Dead letters', 'Table', 'Votes', 'Single mails']) {
      expect(shown).toContain(title);
    }
  });
});
