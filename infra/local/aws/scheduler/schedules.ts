import * as z from 'zod';
import { AwsError } from '../call.ts';
import type { StateFile } from '../state-file.ts';
import { parseExpression } from './expression.ts';
import {
  epochOf,
  keyOf,
  type Schedule,
  type ScheduleSettings,
  scheduleSchema,
} from './schedule.ts';

export const storedSchedules = z.record(z.string(), scheduleSchema);
export type StoredSchedules = z.infer<typeof storedSchedules>;

/** The account's schedules, kept between starts. */
export interface Schedules {
  find(group: string, name: string): Schedule | undefined;
  all(): Schedule[];
  /** Makes or replaces; works out when it is due next. */
  put(made: Omit<Schedule, 'dueAt'>, now: number): Schedule;
  remove(schedule: Schedule): void;
  /** After a firing: the next time it is due, or over. */
  advance(schedule: Schedule, now: number): void;
}

export function createSchedules(file: StateFile<StoredSchedules>): Schedules {
  return {
    find: (group, name) => file.value[keyOf(group, name)],
    all: () => Object.values(file.value),
    put(made, now) {
      const schedule = { ...made, dueAt: firstDue(made.settings, now) };
      file.value[keyOf(made.group, made.name)] = schedule;
      file.changed();
      return schedule;
    },
    remove({ group, name }) {
      delete file.value[keyOf(group, name)];
      file.changed();
    },
    advance(schedule, now) {
      schedule.dueAt = nextDue(schedule, now);
      file.changed();
    },
  };
}

/** @throws AwsError `ValidationException` for an expression, zone or date that is none. */
function firstDue(settings: ScheduleSettings, now: number): number | null {
  const expression = parseExpression(
    settings.ScheduleExpression,
    settings.ScheduleExpressionTimezone,
  );
  const start = Math.max(now, epochOf(settings.StartDate) ?? now);
  if (Number.isNaN(start)) throw new AwsError('ValidationException', 'StartDate is no date.');
  return beforeEnd(settings, expression.nextAfter(start - 1, start));
}

function nextDue({ settings, dueAt, createdAt }: Schedule, now: number): number | null {
  const expression = parseExpression(
    settings.ScheduleExpression,
    settings.ScheduleExpressionTimezone,
  );
  if (expression.kind === 'at') return null;
  return beforeEnd(settings, expression.nextAfter(now, dueAt ?? createdAt));
}

function beforeEnd(settings: ScheduleSettings, due: number | undefined): number | null {
  const end = epochOf(settings.EndDate) ?? Number.POSITIVE_INFINITY;
  return due === undefined || due > end ? null : due;
}
