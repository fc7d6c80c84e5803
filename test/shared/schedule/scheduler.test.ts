import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createScheduler } from '../../../shared/schedule/scheduler.ts';

const target = { group: 'g', functionArn: 'arn:f', roleArn: 'arn:r' };
const fault = { $metadata: {}, message: '', Message: '' };

function setUp() {
  const client = mockClient(SchedulerClient);
  return { client, scheduler: createScheduler(new SchedulerClient({}), target) };
}

describe('a scheduler', () => {
  it('makes a one-time schedule in UTC that removes itself', async () => {
    const { client, scheduler } = setUp();
    await scheduler.set('issue-1', new Date('2026-11-28T08:00:00Z'), { issueId: 'iss_1' });
    expect(client.commandCalls(CreateScheduleCommand)[0]?.args[0].input).toMatchObject({
      Name: 'issue-1',
      GroupName: 'g',
      ScheduleExpression: 'at(2026-11-28T08:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      ActionAfterCompletion: 'DELETE',
      Target: { Arn: 'arn:f', RoleArn: 'arn:r', Input: '{"issueId":"iss_1"}' },
    });
  });

  it('moves the schedule of that name when there is one', async () => {
    const { client, scheduler } = setUp();
    client.on(CreateScheduleCommand).rejects(new ConflictException(fault));
    await scheduler.set('issue-1', new Date('2026-11-29T08:00:00Z'), {});
    expect(client.commandCalls(UpdateScheduleCommand)).toHaveLength(1);
  });

  it('clears one that is already gone without a word, and passes other errors on', async () => {
    const { client, scheduler } = setUp();
    client.on(DeleteScheduleCommand).rejectsOnce(new ResourceNotFoundException(fault));
    await scheduler.clear('issue-1');
    client.on(DeleteScheduleCommand).rejects(new Error('no network'));
    await expect(scheduler.clear('issue-1')).rejects.toThrow('no network');
  });
});
