import type { Queue } from '../../shared/queue/queue.ts';
import type { Issue } from './issue.ts';
import { requireInTime } from './late/require-in-time.ts';
import { launchName } from './launch-message.ts';
import { isAllowedFrom, moves } from './lifecycle.ts';
import { applyMove, issueForMove, type StaffAction } from './move-issue.ts';
import type { PlanMessage } from './planning/plan-message.ts';
import { restReleasedBy } from './planning/releases.ts';
import type { ScheduleDeps } from './schedule-issue.ts';

export interface SendingDeps extends ScheduleDeps {
  readonly planQueue: Pick<Queue<PlanMessage>, 'send'>;
}

/** Stops sending within the chunk under way; who has been sent to stays sent. */
export async function pauseIssue(deps: ScheduleDeps, action: StaffAction): Promise<Issue> {
  const issue = await issueForMove(deps, action, moves.pause);
  const at = deps.now().toISOString();
  return applyMove(deps, action.principal, issue, moves.pause, {
    set: { pause: { reason: 'staff', at, by: action.principal.accountId } },
  });
}

/**
 * Lets a paused issue go on, whatever paused it. Without the message, the sweep finds what waits.
 * @param rest what becomes of what would be too late; as before when absent.
 * @throws {AppError} issue.schedule where the rest would be too late even so.
 */
export async function resumeIssue(
  deps: SendingDeps,
  action: StaffAction,
  rest?: Issue['rest'],
): Promise<Issue> {
  const issue = await issueForMove(deps, action, moves.resume);
  const wanted = { ...issue, rest: rest ?? issue.rest };
  await requireInTime(deps.table, wanted, restReleasedBy(wanted, deps.now()));
  const resumed = await applyMove(deps, action.principal, issue, moves.resume, {
    remove: ['pause'],
    ...(rest && { set: { rest }, fields: ['rest'] }),
  });
  await deps.planQueue.send([{ step: 'queue', issueId: issue.issueId }]);
  return resumed;
}

/**
 * Sends again to those for whom it failed, and to nobody else.
 * @throws {AppError} issue.schedule where it is too late for that.
 */
export async function retryFailedOf(deps: SendingDeps, action: StaffAction): Promise<Issue> {
  const issue = await issueForMove(deps, action, moves.retryFailed);
  await requireInTime(deps.table, issue, restReleasedBy(issue, deps.now()));
  const retrying = await applyMove(deps, action.principal, issue, moves.retryFailed, {
    set: { retryingSince: deps.now().toISOString() },
  });
  await deps.planQueue.send([{ step: 'retry', issueId: issue.issueId }]);
  return retrying;
}

/**
 * Ends an issue for good before it is sent. An editor throws away a draft; what somebody approved takes an
 * approver.
 */
export async function cancelIssue(deps: ScheduleDeps, action: StaffAction): Promise<Issue> {
  const { state } = await deps.issues.read(action.issueId);
  const move = isAllowedFrom(moves.discard, state) ? moves.discard : moves.cancel;
  const issue = await issueForMove(deps, action, move);
  const cancelled = await applyMove(deps, action.principal, issue, move, {
    remove: ['schedule', 'pause'],
  });
  if (issue.schedule) await deps.scheduler.clear(launchName(issue.issueId));
  return cancelled;
}

/** Takes back what waits for review, to work on it. */
export async function withdrawIssue(deps: ScheduleDeps, action: StaffAction): Promise<Issue> {
  const issue = await issueForMove(deps, action, moves.withdraw);
  return applyMove(deps, action.principal, issue, moves.withdraw);
}
