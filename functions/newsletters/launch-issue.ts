import { type Clock, secondsAfter } from '../../shared/clock.ts';
import type { Issue } from './issue.ts';
import type { IssueRepository } from './issue-repository.ts';
import type { LaunchMessage } from './launch-message.ts';
import { moves } from './lifecycle.ts';

/** A schedule fires within its minute; clocks may differ by as much. Seconds. */
const earliness = 60;

/**
 * Moves a scheduled issue whose time has come to `planning`. Undefined, and nothing done, when it is not
 * scheduled any more, was moved to another time since the schedule was made (another revision), is not due,
 * or was launched before: schedules fire twice, late, and sometimes after they were taken away.
 */
export async function launchIssue(
  { issues, now }: { issues: IssueRepository; now: Clock },
  { issueId, revision }: LaunchMessage,
): Promise<Issue | undefined> {
  const issue = await issues.find(issueId);
  if (issue?.state !== 'scheduled' || issue.schedule?.revision !== revision) return undefined;
  if (new Date(issue.schedule.at) > secondsAfter(now(), earliness)) return undefined;
  return issues.transition(issueId, {
    from: moves.launch.from,
    to: moves.launch.to,
    revision: issue.revision,
  });
}
