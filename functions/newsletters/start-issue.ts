import type { Queue } from '../../shared/queue/queue.ts';
import { type LaunchDeps, launchIssue } from './launch-issue.ts';
import type { LaunchMessage } from './launch-message.ts';
import { type PlanMessage, planMessages } from './planning/plan-message.ts';

export interface StartDeps extends LaunchDeps {
  readonly planQueue: Pick<Queue<PlanMessage>, 'send'>;
}

/**
 * Launches a due issue and has every shard planned. Should it stop in between, the sweep finds the issue
 * in `planning` and has the shards planned.
 */
export async function startIssue(deps: StartDeps, message: LaunchMessage): Promise<boolean> {
  const launched = await launchIssue(deps, message);
  if (!launched) return false;
  await deps.planQueue.send(planMessages(launched.issueId));
  return true;
}
