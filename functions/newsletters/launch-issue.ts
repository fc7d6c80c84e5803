import { secondsAfter } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { Issue } from './issue.ts';
import type { IssueRepository } from './issue-repository.ts';
import type { LaunchMessage } from './launch-message.ts';
import { moves } from './lifecycle.ts';
import { moveBySystem, type SystemMoveDeps } from './move-by-system.ts';
import { archiveWrites } from './reading/archive.ts';
import { findVariants } from './variants-repository.ts';

export interface LaunchDeps extends SystemMoveDeps {
  readonly table: Table;
  readonly issues: IssueRepository;
}

/** A schedule fires within its minute; clocks may differ by as much. Seconds. */
const earliness = 60;

/**
 * Moves a scheduled issue whose time has come to `planning` and enters it in the archives, which show it
 * once it is being sent. Undefined, and nothing done, when it is not scheduled any more, was moved to another
 * time since the schedule was made (another revision), is not due, or was launched before: schedules fire
 * twice, late, and sometimes after they were taken away.
 */
export async function launchIssue(
  deps: LaunchDeps,
  { issueId, revision }: LaunchMessage,
): Promise<Issue | undefined> {
  const { table, issues, now } = deps;
  const issue = await issues.find(issueId);
  if (issue?.state !== 'scheduled' || issue.schedule?.revision !== revision) return undefined;
  if (new Date(issue.schedule.at) > secondsAfter(now(), earliness)) return undefined;
  const hash = issue.approval?.hash;
  const bound = hash && (await findVariants(table, issueId, hash));
  return moveBySystem(deps, issue, moves.launch, {
    revision: issue.revision,
    also: archiveWrites(issue, bound ? bound.variants : []),
  });
}
