import type { Issue } from '../issue.ts';
import { holdLate } from '../late/hold-late.ts';
import { moves } from '../lifecycle.ts';
import { moveBySystem } from '../move-by-system.ts';
import { queueChunks } from '../planning/queue-chunks.ts';
import { readCounts } from '../progress/progress-repository.ts';
import type { SweepDeps } from './sweep-deps.ts';

/** Room in the daily quota that makes it worth going on: not for every mail that falls out of the 24 hours. */
const worthwhileShare = 0.02;

/** An issue that paused because the day's quota was used up goes on by itself when there is room again. */
export async function resumeWhenQuotaAllows(issue: Issue, deps: SweepDeps): Promise<void> {
  if (issue.pause?.reason !== 'quota') return;
  const { bulkRemaining, max24Hours } = await deps.pace.readQuota();
  if (bulkRemaining < Math.max(1, max24Hours * worthwhileShare)) return;
  const resumed = await moveBySystem(deps, issue, moves.resume, {
    revision: issue.revision,
    remove: ['pause'],
  });
  if (!resumed) return;
  const runs = await deps.runs.ofIssue(issue.issueId);
  const counts = await readCounts(deps.table, issue.issueId);
  const standing = { issue: resumed, runs, counts };
  if (!(await holdLate(standing, deps))) await queueChunks(standing, deps);
}
