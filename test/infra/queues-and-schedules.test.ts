import { beforeAll, describe, expect, it } from 'vitest';
import {
  createNamer,
  ofType,
  type Properties,
  type Synthesized,
  synthesize,
} from './synthesized.ts';

let synthesized: Synthesized;
let name: (value: unknown) => string;

beforeAll(async () => {
  synthesized = await synthesize();
  name = createNamer(synthesized);
});

const service = (type: string): Properties[] => ofType(synthesized.templates.Service, type);
const functionOf = (reference: unknown): Properties =>
  service('AWS::Lambda::Function').find(
    ({ FunctionName }) => FunctionName === `vanhier-dev-${name(reference)}`,
  );

describe('queues', () => {
  it('keeps what fails five times in a queue of its own for two weeks', () => {
    const queues = service('AWS::SQS::Queue');
    const work = queues.filter(({ QueueName }) => !QueueName.endsWith('-dlq'));
    expect(work.map(({ QueueName }) => QueueName.replace('vanhier-dev-', '')).sort()).toEqual([
      'calendar-sync',
      'count',
      'export',
      'follow',
      'import',
      'mail',
      'mail-events',
      'merchant-import',
      'photos',
      'plan',
      'report',
      'send',
      'templates',
      'track',
      'webhooks',
    ]);
    for (const { QueueName, RedrivePolicy } of work) {
      expect(name(RedrivePolicy.deadLetterTargetArn)).toBe(
        `queue ${QueueName.replace('vanhier-dev-', '')}-dlq`,
      );
      expect(RedrivePolicy.maxReceiveCount).toBe(5);
    }
    for (const queue of queues) {
      expect(queue.MessageRetentionPeriod).toBe(14 * 24 * 3600);
      expect(queue.SqsManagedSseEnabled).toBe(true);
    }
  });

  it('hides a message six times as long as its function may run', () => {
    for (const { FunctionName, EventSourceArn } of service('AWS::Lambda::EventSourceMapping')) {
      const queue = service('AWS::SQS::Queue').find(
        ({ QueueName }) =>
          `queue ${QueueName.replace('vanhier-dev-', '')}` === name(EventSourceArn),
      );
      expect(queue.VisibilityTimeout).toBe(6 * functionOf(FunctionName).Timeout);
    }
  });

  it('feeds each worker from one queue, and takes back single messages that fail', () => {
    const sources = service('AWS::Lambda::EventSourceMapping').map((source) => [
      name(source.FunctionName),
      name(source.EventSourceArn).replace('queue ', ''),
      source.BatchSize,
      source.ScalingConfig.MaximumConcurrency,
      source.FunctionResponseTypes,
    ]);
    const partial = ['ReportBatchItemFailures'];
    expect(sources.sort()).toEqual([
      ['calendar-sync', 'calendar-sync', 1, 2, partial],
      ['engagement-count', 'track', 1000, 5, partial],
      ['engagement-deliver', 'webhooks', 1, 5, partial],
      ['engagement-follow', 'follow', 10, 5, partial],
      ['engagement-mail-events', 'mail-events', 100, 5, partial],
      ['engagement-report', 'report', 1, 2, partial],
      ['mail-transactional', 'mail', 5, 2, partial],
      ['merchants-import', 'merchant-import', 1, 2, partial],
      ['merchants-photos', 'photos', 1, 2, partial],
      ['newsletters-plan', 'plan', 1, 8, partial],
      ['newsletters-send', 'send', 1, 2, partial],
      ['newsletters-templates', 'templates', 1, 2, partial],
      ['subscribers-export', 'export', 1, 2, partial],
      ['subscribers-import', 'import', 1, 2, partial],
      ['voting-count', 'count', 1, 2, partial],
    ]);
  });

  it('gives a chunk two minutes, on which the lease of a call to SES is built', () => {
    expect(functionOf('newsletters-send').Timeout).toBe(120);
  });

  it('brings events of our configuration set, and no others, to the queue of mail events', () => {
    const [rule] = service('AWS::Events::Rule');
    const { source, detail } = rule.EventPattern;
    expect(source).toEqual(['aws.ses']);
    expect(detail.mail.tags['ses:configuration-set'].map(name)).toEqual(['SenderConfigurationSet']);
    const [target] = rule.Targets;
    expect(name(target.Arn)).toBe('queue mail-events');
    expect(name(target.DeadLetterConfig.Arn)).toBe('queue mail-events-dlq');
  });
});

describe('schedules', () => {
  it('runs the sweeps and the quota by the clock', () => {
    const schedules = service('AWS::Scheduler::Schedule').map((schedule) => [
      name(schedule.Target.Arn),
      schedule.ScheduleExpression,
    ]);
    expect(schedules.sort()).toEqual([
      ['calendar-sweep', 'rate(1 minute)'],
      ['engagement-campaign', 'rate(1 hour)'],
      ['engagement-notices', 'rate(5 minutes)'],
      ['mail-quota', 'rate(1 minute)'],
      ['newsletters-sweep', 'rate(1 minute)'],
      ['subscribers-sweep', 'rate(1 hour)'],
      ['voting-sweep', 'rate(1 minute)'],
    ]);
  });

  it('has a group for launches, which the function that makes them knows', () => {
    expect(service('AWS::Scheduler::ScheduleGroup')).toEqual([{ Name: 'vanhier-dev-launch' }]);
    const { Variables } = functionOf('newsletters-staff').Environment;
    expect(Variables.SCHEDULE_GROUP).toBe('vanhier-dev-launch');
    expect(name(Variables.LAUNCH_ARN)).toBe('newsletters-launch');
    expect(name(Variables.SCHEDULER_ROLE_ARN)).toBe('NewslettersLaunchesRole');
  });
});
