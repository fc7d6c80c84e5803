import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type AwsCall, AwsError, type AwsHandler, json } from '../call.ts';
import { record } from '../narrow.ts';
import { arnOf, epochOf, type Schedule, scheduleSettings } from './schedule.ts';
import type { Schedules } from './schedules.ts';

const inputSchema = scheduleSettings.extend({
  GroupName: z.string().default('default'),
  ClientToken: z.string().optional(),
});

export interface SchedulerApiInput {
  schedules: Schedules;
  groups: ReadonlySet<string>;
  /** @throws AwsError `ValidationException` when the Scheduler could not take on this role. */
  checkRole(roleArn: string): void;
  /** Something is due at another time than before. */
  changed(): void;
  now(): number;
}

/** The REST API of EventBridge Scheduler. https://docs.aws.amazon.com/scheduler/latest/APIReference/ */
export function createSchedulerApi(input: SchedulerApiInput): AwsHandler {
  const { schedules } = input;

  function existing(call: AwsCall): Schedule {
    const group = groupOf(call);
    const schedule = schedules.find(group, call.parameters.name ?? '');
    if (schedule) return schedule;
    throw notFound(`Schedule ${call.parameters.name} does not exist.`);
  }

  function write(call: AwsCall, before: Schedule | undefined): Schedule {
    const { GroupName, ClientToken, ...settings } = parse(call.input);
    if (!input.groups.has(GroupName)) throw notFound(`Schedule group ${GroupName} does not exist.`);
    checkZone(settings.ScheduleExpressionTimezone);
    input.checkRole(settings.Target.RoleArn);
    const now = input.now();
    const schedule = schedules.put(
      {
        group: GroupName,
        name: call.parameters.name ?? '',
        settings,
        origin: 'call',
        clientToken: ClientToken,
        createdAt: before?.createdAt ?? now,
        changedAt: now,
      },
      now,
    );
    input.changed();
    return schedule;
  }

  const answers: Readonly<Record<string, (call: AwsCall) => unknown>> = {
    CreateSchedule: (call) => {
      const { GroupName, ClientToken } = parse(call.input);
      const known = schedules.find(GroupName, call.parameters.name ?? '');
      if (known && known.clientToken !== ClientToken) {
        throw new AwsError('ConflictException', `Schedule ${known.name} already exists.`, 409);
      }
      return { ScheduleArn: arnOf(known ?? write(call, undefined)) };
    },
    UpdateSchedule: (call) => ({ ScheduleArn: arnOf(write(call, existing(call))) }),
    GetSchedule: (call) => described(existing(call)),
    DeleteSchedule: (call) => {
      schedules.remove(existing(call));
      input.changed();
      return {};
    },
    ListSchedules: ({ query }) => ({
      Schedules: schedules
        .all()
        .filter(({ group }) => (query.get('ScheduleGroup') ?? group) === group)
        .filter(({ name }) => name.startsWith(query.get('NamePrefix') ?? ''))
        .filter(({ settings }) => (query.get('State') ?? settings.State) === settings.State)
        .map(summary),
    }),
  };

  return async (call) => {
    const answer = answers[call.operation];
    if (!answer) throw new AwsError('UnknownOperationException', `No ${call.operation} here.`);
    return json(answer(call));
  };
}

function groupOf(call: AwsCall): string {
  const named = record(call.input).GroupName ?? call.query.get('groupName');
  return typeof named === 'string' ? named : 'default';
}

function parse(given: unknown) {
  const parsed = inputSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AwsError('ValidationException', `${issue?.path.join('.')}: ${issue?.message}`);
}

function checkZone(timeZone: string): void {
  try {
    Temporal.Now.zonedDateTimeISO(timeZone);
  } catch {
    throw new AwsError('ValidationException', `Invalid ScheduleExpressionTimezone ${timeZone}.`);
  }
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404);
}

function described(schedule: Schedule) {
  const { StartDate, EndDate, ...settings } = schedule.settings;
  const seconds = (date: string | number | undefined) => {
    const epoch = epochOf(date);
    return epoch === undefined ? undefined : epoch / 1000;
  };
  return {
    Arn: arnOf(schedule),
    Name: schedule.name,
    GroupName: schedule.group,
    CreationDate: schedule.createdAt / 1000,
    LastModificationDate: schedule.changedAt / 1000,
    ...settings,
    StartDate: seconds(StartDate),
    EndDate: seconds(EndDate),
  };
}

function summary(schedule: Schedule) {
  return {
    Arn: arnOf(schedule),
    Name: schedule.name,
    GroupName: schedule.group,
    State: schedule.settings.State,
    CreationDate: schedule.createdAt / 1000,
    LastModificationDate: schedule.changedAt / 1000,
    Target: { Arn: schedule.settings.Target.Arn },
  };
}
