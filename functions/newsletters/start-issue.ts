import type { Queue } from '../../shared/queue/queue.ts';
import { type LaunchDeps, launchIssue } from './launch-issue.ts';
import type { LaunchMessage } from './launch-message.ts';
import { type PlanMessage, planMessages } from './planning/plan-message.ts';
import { type AskDeps, askForTemplates } from './templates/ask-for-templates.ts';

export interface StartDeps extends LaunchDeps, AskDeps {
  readonly planQueue: Pick<Queue<PlanMessage>, 'send'>;
}

/**
 * Launches a due issue, has every shard planned, and has the templates made that could not be before. Should it stop in
 * between, the sweep finds the issue in `planning` and does so.
 */
export async function startIssue(deps: StartDeps, message: LaunchMessage): Promise<boolean> {
  const launched = await launchIssue(deps, message);
  if (!launched) return false;
  await deps.planQueue.send(planMessages(launched.issueId));
  await askForTemplates(launched, deps);
  return true;
}
