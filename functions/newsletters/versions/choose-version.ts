import type { Version } from '../../../emails/blocks/version.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { Issue } from '../issue.ts';
import { changed, issueForMove, type MoveDeps, type StaffAction } from '../move-issue.ts';
import type { PlanMessage } from '../planning/plan-message.ts';
import { writeDecision } from './decide.ts';
import { type FiguresDeps, readFigures } from './read-figures.ts';

export interface ChooseDeps extends MoveDeps, FiguresDeps {
  readonly planQueue: Pick<Queue<PlanMessage>, 'send'>;
}

/** All versions were approved: to choose between them takes who may pause and schedule. */
const choice = { from: ['sending', 'paused'], role: 'editor' } as const;

/**
 * Gives a version to all who wait, before the trial decides. Without the message, the sweep finds what waits.
 * @throws {AppError} issue.state where there is nothing to choose any more; request.invalid; issue.changed
 */
export async function chooseVersion(
  deps: ChooseDeps,
  action: StaffAction,
  version: Version,
): Promise<Issue> {
  const issue = await issueForMove(deps, action, choice);
  if (!issue.trial) throw new AppError('issue.state', 'This issue has only one version.');
  if (issue.decision) throw new AppError('issue.state', 'A version was chosen before.');
  const figures = await readFigures(issue, deps);
  if (!figures.some((candidate) => candidate.version === version)) throw noSuchVersion();
  const { principal } = action;
  const at = deps.now().toISOString();
  const decision = { version, at, by: principal.accountId, reason: 'staff', figures } as const;
  const decided = await writeDecision(issue, decision, principal, deps);
  if (!decided) throw changed();
  await deps.planQueue.send([{ step: 'queue', issueId: issue.issueId }]);
  return decided;
}

const noSuchVersion = () => {
  const message = 'The issue has no such version.';
  return new AppError('request.invalid', message, { issues: [{ path: 'body.version', message }] });
};
