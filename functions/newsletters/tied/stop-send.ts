import type { Write } from '../../../shared/data/expressions.ts';
import type { Issue } from '../issue.ts';
import { launchName } from '../launch-message.ts';
import { isAllowedFrom, moves } from '../lifecycle.ts';
import { moveBySystem } from '../move-by-system.ts';
import type { TiedDeps } from './tied-issues.ts';

/** See {@link createTiedIssues}. The approval stays, for staff to schedule it again. */
export async function stopSend(
  deps: TiedDeps,
  issue: Issue,
  also: readonly Write[],
): Promise<boolean> {
  const { issueId, revision, state } = issue;
  const move = isAllowedFrom(moves.unschedule, state)
    ? moves.unschedule
    : ({ from: [state], to: state, role: 'system', action: 'issue.stopped' } as const);
  const stopped = await moveBySystem(deps, issue, move, { revision, remove: ['schedule'], also });
  if (stopped && issue.schedule) await deps.scheduler.clear(launchName(issueId));
  return stopped !== undefined;
}

/** See {@link createTiedIssues}. One in `planning` is marked, and paused when it would begin to be sent. */
export async function pauseSend(
  deps: TiedDeps,
  issue: Issue,
  also: readonly Write[],
): Promise<boolean> {
  const { revision, state } = issue;
  const pause = { reason: 'event', at: deps.now().toISOString() } as const;
  const move = isAllowedFrom(moves.pause, state)
    ? moves.pause
    : ({ from: [state], to: state, role: 'system', action: 'issue.paused' } as const);
  const paused = await moveBySystem(deps, issue, move, { revision, set: { pause }, also });
  return paused !== undefined;
}
