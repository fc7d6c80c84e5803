import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTestServices, type TestServices, type TestSetup } from '../services.ts';
import { allow, caller, schedulerRole } from '../template-parts.ts';

const role = 'arn:aws:iam::000000000000:role/Test-SchedulerRole';
const lambda = 'arn:aws:lambda:eu-west-1:000000000000:function:caller';

let services: TestServices | undefined;
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'vanhier-scheduler-'));
});
afterEach(async () => {
  await services?.stop();
  services = undefined;
  vi.useRealTimers();
  rmSync(dataDir, { recursive: true });
});

const group = { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'launch' } };

async function start(setup: TestSetup = {}) {
  services = await startTestServices({
    dataDir,
    ...setup,
    resources: { ...caller(), ...schedulerRole(), Group: group, ...setup.resources },
    options: { schedulePrecision: 'exact', ...setup.options },
  });
  return { services, client: new SchedulerClient(services.as()) };
}

/** How long to wait for what comes at once on a quiet machine. */
const soon = { timeout: 60_000 };

/** A one-time schedule so many seconds from now. */
const inSeconds = (seconds: number, other: Partial<CreateScheduleCommandInput> = {}) => ({
  Name: 'issue-1',
  GroupName: 'launch',
  ScheduleExpression: `at(${new Date(Date.now() + seconds * 1000).toISOString().slice(0, 19)})`,
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  Target: { Arn: lambda, RoleArn: role, Input: '{"issueId":"iss_1","revision":3}' },
  ...other,
});

const get = new GetScheduleCommand({ Name: 'issue-1', GroupName: 'launch' });

describe('the Scheduler', () => {
  it('invokes the target with its input when due, once, and deletes the schedule if asked', async () => {
    const { services, client } = await start();
    await client.send(new CreateScheduleCommand(inSeconds(1, { ActionAfterCompletion: 'DELETE' })));
    await vi.waitFor(() => expect(services.invoked).toHaveLength(1), soon);
    expect(services.invoked[0]).toEqual({
      functionArn: lambda,
      payload: { issueId: 'iss_1', revision: 3 },
    });
    await expect(client.send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('keeps a finished schedule otherwise, and does not fire it again', async () => {
    const { services, client } = await start();
    await client.send(new CreateScheduleCommand(inSeconds(0)));
    await vi.waitFor(() => expect(services.invoked).toHaveLength(1), soon);
    expect((await client.send(get)).Name).toBe('issue-1');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(services.invoked).toHaveLength(1);
  });

  it('fires twice as often as told', async () => {
    const { services, client } = await start({ options: { doubleFirings: 1 } });
    await client.send(new CreateScheduleCommand(inSeconds(0)));
    await vi.waitFor(() => expect(services.invoked).toHaveLength(2), soon);
  });

  it('fires what was due while it stood still', async () => {
    const first = await start();
    await first.client.send(new CreateScheduleCommand(inSeconds(900)));
    await first.services.stop();
    expect(first.services.invoked).toEqual([]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_000_000 });
    const second = await start();
    await vi.waitFor(() => expect(second.services.invoked).toHaveLength(1), soon);
  });

  it('fires nothing while it is held, and then what was due', async () => {
    const { services, client } = await start();
    const release = services.holdSchedules();
    await client.send(new CreateScheduleCommand(inSeconds(0)));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(services.invoked).toEqual([]);
    release();
    await vi.waitFor(() => expect(services.invoked).toHaveLength(1), soon);
  });

  it('does not wait at its stop until a long run has ended', async () => {
    const { services, client } = await start({ onInvoke: () => new Promise(() => {}) });
    await client.send(new CreateScheduleCommand(inSeconds(0)));
    await vi.waitFor(() => expect(services.invoked).toHaveLength(1), soon);
    await services.stop();
  });

  it('refuses a name that is taken, but not the same call again', async () => {
    const { client } = await start();
    const input = inSeconds(900, { ClientToken: 'one' });
    const { ScheduleArn } = await client.send(new CreateScheduleCommand(input));
    expect(await client.send(new CreateScheduleCommand(input))).toMatchObject({ ScheduleArn });
    const other = new CreateScheduleCommand({ ...input, ClientToken: 'two' });
    await expect(client.send(other)).rejects.toMatchObject({ name: 'ConflictException' });
  });

  it('changes, lists and deletes schedules', async () => {
    const { client } = await start();
    await client.send(new CreateScheduleCommand(inSeconds(900)));
    const ScheduleExpression = 'at(2031-01-01T10:00:00)';
    const ScheduleExpressionTimezone = 'Europe/Brussels';
    const changed = { ...inSeconds(900), ScheduleExpression, ScheduleExpressionTimezone };
    await client.send(new UpdateScheduleCommand(changed));
    expect(await client.send(get)).toMatchObject({
      ScheduleExpression,
      ScheduleExpressionTimezone,
    });
    const { Schedules } = await client.send(new ListSchedulesCommand({ GroupName: 'launch' }));
    expect(Schedules?.map(({ Name }) => Name)).toEqual(['issue-1']);
    await client.send(new DeleteScheduleCommand({ Name: 'issue-1', GroupName: 'launch' }));
    await expect(client.send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each<[string, Partial<CreateScheduleCommandInput>, string]>([
    ['a group that does not exist', { GroupName: 'none' }, 'ResourceNotFoundException'],
    ['a time that is none', { ScheduleExpression: 'at(tomorrow)' }, 'ValidationException'],
    ['a zone that is none', { ScheduleExpressionTimezone: 'Europe/Retie' }, 'ValidationException'],
    [
      'a role that does not trust it',
      { Target: { Arn: lambda, RoleArn: 'arn:aws:iam::000000000000:role/Test-CallerRole' } },
      'ValidationException',
    ],
  ])('refuses %s', async (_, wrong, name) => {
    const { client } = await start();
    const call = client.send(new CreateScheduleCommand(inSeconds(900, wrong)));
    await expect(call).rejects.toMatchObject({ name });
  });

  it('does not invoke a function that its role may not invoke', async () => {
    const resources = schedulerRole(allow('lambda:InvokeFunction', `${lambda}-other`));
    const { services, client } = await start({ resources });
    await client.send(new CreateScheduleCommand(inSeconds(0)));
    await vi.waitFor(
      () => expect(services.logged.join()).toContain('may not lambda:InvokeFunction'),
      soon,
    );
    expect(services.invoked).toEqual([]);
  });

  it('runs the schedules of the template, at their first start at once', async () => {
    const sweep = {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: 'sweep',
        ScheduleExpression: 'rate(1 hour)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: { 'Fn::GetAtt': ['Caller', 'Arn'] },
          RoleArn: { 'Fn::GetAtt': ['SchedulerRole', 'Arn'] },
        },
      },
    };
    const first = await start({ resources: { Sweep: sweep } });
    await vi.waitFor(() => expect(first.services.invoked).toHaveLength(1), soon);
    expect(first.services.invoked[0]?.payload).toMatchObject({ source: 'aws.scheduler' });
    await first.services.fireSchedule('sweep');
    expect(first.services.invoked).toHaveLength(2);
    await first.services.stop();
    const second = await start({ resources: { Sweep: sweep } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(second.services.invoked).toEqual([]);
  });

  it('gives up on a failing function whose invocations are not to be tried again', async () => {
    const { services, client } = await start({
      onInvoke: () => Promise.reject(new Error('broken')),
      resources: {
        NoRetries: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: { FunctionName: { Ref: 'Caller' }, MaximumRetryAttempts: 0 },
        },
      },
    });
    await client.send(new CreateScheduleCommand(inSeconds(0)));
    await vi.waitFor(
      () => expect(services.logged.join()).toContain('issue-1 failed: broken'),
      soon,
    );
    expect(services.invoked).toHaveLength(1);
  });
});
