import type { Table } from '../../shared/data/table.ts';
import { AppError } from '../../shared/errors.ts';
import { placeByNis } from '../../shared/programme/programme.ts';
import type { Scheduler } from '../../shared/schedule/scheduler.ts';
import type { WallTime } from '../../shared/time/local-time.ts';
import type { Issue } from './issue.ts';
import type { Variant } from './issue-variants.ts';
import { requireInTime } from './late/require-in-time.ts';
import { type LaunchMessage, launchName } from './launch-message.ts';
import { moves } from './lifecycle.ts';
import { applyMove, issueForMove, type MoveDeps, type StaffAction } from './move-issue.ts';
import { lastRelease } from './planning/releases.ts';
import { isApprovedTime, scheduleFor } from './send-time.ts';
import { findVariants } from './variants-repository.ts';

export interface ScheduleDeps extends MoveDeps {
  readonly table: Table;
  readonly scheduler: Scheduler;
}

/**
 * Gives an approved issue its time, or moves it within the days that the approver allowed. The state is
 * written before the schedule is made: should that fail, the sweep starts the issue when it is due.
 * @param wallTime in Europe/Brussels; when absent, the approved time, or where its event has moved it.
 * @throws {AppError} issue.schedule for a time that is skipped, past, not approved, or too late for the vote or the event of the issue.
 */
export async function scheduleIssue(
  deps: ScheduleDeps,
  action: StaffAction,
  wallTime?: WallTime,
): Promise<Issue> {
  const issue = await issueForMove(deps, action, moves.schedule);
  const time = approvedTime(issue, wallTime);
  const schedule = scheduleFor(time, issue.revision + 1, deps.now());
  await requireOpenVotes(deps, issue, schedule.at);
  await requireInTime(deps.table, issue, lastRelease(issue, new Date(schedule.at)));
  const scheduled = await applyMove(deps, action.principal, issue, moves.schedule, {
    set: { schedule },
    fields: ['schedule'],
  });
  const message: LaunchMessage = { issueId: issue.issueId, revision: schedule.revision };
  await deps.scheduler.set(launchName(issue.issueId), new Date(schedule.at), message);
  return scheduled;
}

/** @throws {AppError} issue.schedule when this time needs another approval. */
function approvedTime(
  { sendAt, movedTo, approval }: Issue,
  wallTime: WallTime | undefined,
): WallTime {
  const time = wallTime ?? movedTo ?? sendAt;
  if (!sendAt || !approval || !time || !isApprovedTime(time, sendAt, approval)) {
    throw new AppError(
      'issue.schedule',
      'This time is outside the days that the approver allowed. Change the time of the issue and have it approved again.',
    );
  }
  return time;
}

/**
 * Mails that call for a vote go out while it is open, everywhere they go.
 * @param at instant in ISO 8601.
 * @throws {AppError} issue.schedule naming the municipalities where it is not.
 */
async function requireOpenVotes(
  deps: Pick<ScheduleDeps, 'table'>,
  issue: Issue,
  at: string,
): Promise<void> {
  const closed = await closedVotes(deps, issue, at);
  if (closed.length === 0) return;
  const names = new Set(closed.map(({ nis }) => placeByNis(nis).municipality.name));
  throw new AppError(
    'issue.schedule',
    `The vote that these mails call for is not open at this time in ${[...names].join(', ')}.`,
  );
}

/** Variants that call for a vote which is not open from this instant until the last of the issue leaves. */
export async function closedVotes(
  { table }: Pick<ScheduleDeps, 'table'>,
  issue: Issue,
  at: string,
): Promise<Variant[]> {
  const found = await findVariants(table, issue.issueId, issue.contentHash);
  const goesOut = new Date(at);
  const until = lastRelease(issue, goesOut);
  const isOpen = ({ opensAt, closesAt }: NonNullable<Variant['vote']>) =>
    new Date(opensAt) <= goesOut && until < new Date(closesAt);
  return (found?.variants ?? []).filter(({ vote }) => vote && !isOpen(vote));
}

/** Takes the time away; the approval stays. */
export async function unscheduleIssue(deps: ScheduleDeps, action: StaffAction): Promise<Issue> {
  const issue = await issueForMove(deps, action, moves.unschedule);
  const approved = await applyMove(deps, action.principal, issue, moves.unschedule, {
    remove: ['schedule'],
    fields: ['schedule'],
  });
  await deps.scheduler.clear(launchName(issue.issueId));
  return approved;
}

/**
 * Takes an approval back, within ten minutes after it was given.
 * @throws {AppError} issue.state when they are over.
 */
export async function undoApproval(deps: ScheduleDeps, action: StaffAction): Promise<Issue> {
  const issue = await issueForMove(deps, action, moves.undoApproval);
  if (!issue.approval || deps.now() > new Date(issue.approval.undoUntil)) {
    throw new AppError(
      'issue.state',
      'The ten minutes to undo this approval are over. Edit or cancel the issue instead.',
    );
  }
  const reviewed = await applyMove(deps, action.principal, issue, moves.undoApproval, {
    remove: ['approval', 'schedule'],
    fields: ['approval', 'schedule'],
  });
  await deps.scheduler.clear(launchName(issue.issueId));
  return reviewed;
}
