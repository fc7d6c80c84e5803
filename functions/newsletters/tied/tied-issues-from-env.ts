import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { NewId } from '../../../shared/ids.ts';
import { createScheduler } from '../../../shared/schedule/scheduler.ts';
import { createIssueRepository } from '../issue-repository.ts';
import { createTiedIssues, type TiedIssues } from './tied-issues.ts';

/** Names of the variables that say where launches are scheduled. */
export const launchVariables = ['SCHEDULE_GROUP', 'LAUNCH_ARN', 'SCHEDULER_ROLE_ARN'] as const;

interface Surroundings {
  readonly table: Table;
  readonly now: Clock;
  readonly newId: NewId;
}

export function tiedIssuesFromEnv(
  env: Readonly<Record<(typeof launchVariables)[number], string>>,
  { table, now, newId }: Surroundings,
): TiedIssues {
  const scheduler = createScheduler(new SchedulerClient({}), {
    group: env.SCHEDULE_GROUP,
    functionArn: env.LAUNCH_ARN,
    roleArn: env.SCHEDULER_ROLE_ARN,
  });
  const issues = createIssueRepository(table, now);
  return createTiedIssues({ table, issues, scheduler, now, newId });
}
