import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';

/** Where schedules live and what they start. */
export interface ScheduleTarget {
  readonly group: string;
  readonly functionArn: string;
  readonly roleArn: string;
}

export interface Scheduler {
  /** Makes or moves the one-time schedule of this name. Fires within the minute of `at`, maybe twice. */
  set(name: string, at: Date, input: unknown): Promise<void>;
  /** Removes it; no error when it is gone, since schedules remove themselves after firing. */
  clear(name: string): Promise<void>;
}

export function createScheduler(client: SchedulerClient, target: ScheduleTarget): Scheduler {
  return {
    async set(name, at, input) {
      const schedule = {
        Name: name,
        GroupName: target.group,
        ScheduleExpression: `at(${at.toISOString().slice(0, 19)})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' as const },
        ActionAfterCompletion: 'DELETE' as const,
        Target: { Arn: target.functionArn, RoleArn: target.roleArn, Input: JSON.stringify(input) },
      };
      try {
        await client.send(new CreateScheduleCommand(schedule));
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error;
        await client.send(new UpdateScheduleCommand(schedule));
      }
    },

    async clear(name) {
      try {
        await client.send(new DeleteScheduleCommand({ Name: name, GroupName: target.group }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}
