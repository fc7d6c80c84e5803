import * as z from 'zod';
import { account, region } from '../../resources.ts';

export const targetSchema = z.looseObject({
  Arn: z.string(),
  RoleArn: z.string(),
  Input: z.string().optional(),
  RetryPolicy: z.object({ MaximumRetryAttempts: z.coerce.number().optional() }).optional(),
  DeadLetterConfig: z.object({ Arn: z.string().optional() }).optional(),
});

/** What makes a schedule, in the words of the API and of CloudFormation alike. */
export const scheduleSettings = z.object({
  Description: z.string().optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  FlexibleTimeWindow: z.object({
    Mode: z.enum(['OFF', 'FLEXIBLE']),
    MaximumWindowInMinutes: z.coerce.number().optional(),
  }),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  StartDate: z.union([z.string(), z.number()]).optional(),
  EndDate: z.union([z.string(), z.number()]).optional(),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  Target: targetSchema,
});

export const scheduleSchema = z.object({
  group: z.string(),
  name: z.string(),
  settings: scheduleSettings,
  /** Whether the template or a call made it. */
  origin: z.enum(['template', 'call']),
  clientToken: z.string().optional(),
  /** Epoch milliseconds, all of them. */
  createdAt: z.number(),
  changedAt: z.number(),
  /** Null when it is over. */
  dueAt: z.number().nullable(),
});

export type ScheduleSettings = z.infer<typeof scheduleSettings>;
export type Schedule = z.infer<typeof scheduleSchema>;

export const keyOf = (group: string, name: string): string => `${group}/${name}`;

export function arnOf({ group, name }: Pick<Schedule, 'group' | 'name'>): string {
  return `arn:aws:scheduler:${region}:${account}:schedule/${group}/${name}`;
}

/** Dates come as ISO text from CloudFormation and as epoch seconds from the API. */
export function epochOf(date: string | number | undefined): number | undefined {
  if (date === undefined) return undefined;
  return typeof date === 'number' ? date * 1000 : Date.parse(date);
}
