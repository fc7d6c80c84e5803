import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { InvokeFunction, Log } from '../../boundary.ts';
import { type ResolvedTemplate, readProperties } from '../../resources.ts';
import type { AwsHandler } from '../call.ts';
import { openStateFile } from '../state-file.ts';
import { fireTime } from './fire-time.ts';
import { type Schedule, scheduleSettings } from './schedule.ts';
import { createSchedulerApi } from './scheduler-api.ts';
import { createSchedules, type Schedules, storedSchedules } from './schedules.ts';
import { checkSchedulerRole, fireTarget } from './target.ts';

export interface SchedulerInput {
  template: ResolvedTemplate;
  dataDir: string;
  invoke: InvokeFunction;
  sendToQueue(queueArn: string, body: string): Promise<void>;
  log: Log;
  /**
   * `minute`: as in AWS, somewhere in the minute that is due. `exact`: at the second of an `at(…)`, for demos
   * and tests that cannot wait.
   */
  precision: 'minute' | 'exact';
  /** Share of the firings that come twice. */
  doubleShare: number;
  random(): number;
}

export interface Scheduler {
  handler: AwsHandler;
  /** Fires a schedule now, due or not. @throws Error when there is none of this name. */
  fire(name: string): Promise<void>;
  /** Fires nothing by itself until the function that it gives is called; what was due meanwhile then fires at once. */
  hold(): () => void;
  /** Fires no more, and waits a little for what was fired. */
  stop(): Promise<void>;
}

const templateSchedule = scheduleSettings.extend({
  Name: z.string().optional(),
  GroupName: z.string().default('default'),
});

const longestWaitMs = 60_000;
const patienceMs = 3000;

/** EventBridge Scheduler with the template's schedules and groups, and those that calls make. */
export function startScheduler(input: SchedulerInput): Scheduler {
  const { template } = input;
  const file = openStateFile(join(input.dataDir, 'schedules.json'), storedSchedules, {});
  const schedules = createSchedules(file);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let isHeld = false;

  function start(schedule: Schedule, dueAt: number): Promise<void> {
    const firing = fireTarget(schedule, dueAt, { ...input, signal: stopping.signal }).catch(
      (error) => input.log('scheduler', `${schedule.name}: ${error}`),
    );
    running.add(firing);
    void firing.finally(() => running.delete(firing));
    return firing;
  }

  function fireDue(): void {
    const now = Date.now();
    for (const schedule of schedules.all()) {
      const { dueAt, settings } = schedule;
      if (
        dueAt === null ||
        settings.State === 'DISABLED' ||
        fireTime(schedule, dueAt, input.precision) > now
      )
        continue;
      void start(schedule, dueAt);
      if (input.random() < input.doubleShare) void start(schedule, dueAt);
      schedules.advance(schedule, now);
      if (schedule.dueAt === null && settings.ActionAfterCompletion === 'DELETE') {
        schedules.remove(schedule);
      }
    }
    waitForNext();
  }

  function waitForNext(): void {
    clearTimeout(timer);
    if (stopping.signal.aborted || isHeld) return;
    const times = schedules
      .all()
      .flatMap((each) =>
        each.dueAt === null || each.settings.State === 'DISABLED'
          ? []
          : [fireTime(each, each.dueAt, input.precision)],
      );
    const wait = Math.min(longestWaitMs, Math.min(...times) - Date.now());
    timer = setTimeout(fireDue, Math.max(0, wait));
  }

  adoptTemplate(template, schedules);
  waitForNext();
  return {
    handler: createSchedulerApi({
      schedules,
      groups: groupsOf(template),
      checkRole: (roleArn) => checkSchedulerRole(template, roleArn),
      changed: waitForNext,
      now: Date.now,
    }),
    async fire(name) {
      const schedule = schedules.all().find((each) => each.name === name);
      if (!schedule) {
        const names = schedules.all().map((each) => each.name);
        throw new Error(`There is no schedule ${name}, only ${names.join(', ')}.`);
      }
      await start(schedule, Date.now());
    },
    hold() {
      isHeld = true;
      clearTimeout(timer);
      return () => {
        isHeld = false;
        waitForNext();
      };
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.race([Promise.all(running), sleep(patienceMs, undefined, { ref: false })]);
      file.close();
    },
  };
}

function groupsOf(template: ResolvedTemplate): Set<string> {
  const groups = template.byType('AWS::Scheduler::ScheduleGroup').map(({ name }) => name);
  return new Set(['default', ...groups]);
}

/** Schedules of the template replace those of an earlier template; one that did not change keeps its rhythm. */
function adoptTemplate(template: ResolvedTemplate, schedules: Schedules): void {
  const now = Date.now();
  const wanted = template.byType('AWS::Scheduler::Schedule').map((resource) => {
    const { Name, GroupName, ...settings } = readProperties(resource, templateSchedule);
    return { group: GroupName, name: Name ?? resource.name, settings };
  });
  for (const schedule of schedules.all()) {
    const stays = wanted.some(
      ({ group, name }) => group === schedule.group && name === schedule.name,
    );
    if (schedule.origin === 'template' && !stays) schedules.remove(schedule);
  }
  for (const made of wanted) {
    checkSchedulerRole(template, made.settings.Target.RoleArn);
    const known = schedules.find(made.group, made.name);
    if (known && JSON.stringify(known.settings) === JSON.stringify(made.settings)) {
      // What was due while the cloud stood still is not made up for, as the next run does the same work.
      if (known.dueAt !== null && known.dueAt < now) schedules.advance(known, now);
      continue;
    }
    schedules.put(
      { ...made, origin: 'template', createdAt: now, changedAt: now, clientToken: undefined },
      now,
    );
  }
}
