import { holdLate } from '../late/hold-late.ts';
import { readCounts } from '../progress/progress-repository.ts';
import { type FinishDeps, finishPlanning } from './finish-planning.ts';
import type { PlanMessage } from './plan-message.ts';
import { type PlanDeps, planShard } from './plan-shard.ts';
import { queueChunks } from './queue-chunks.ts';
import { type RetryDeps, retryFailed } from './retry-failed.ts';

export type PlanIssueDeps = PlanDeps & FinishDeps & RetryDeps;

/** One step of an issue's planning. Does nothing when the issue has moved on: messages come twice and late. */
export async function planIssue(message: PlanMessage, deps: PlanIssueDeps): Promise<void> {
  const issue = await deps.issues.find(message.issueId);
  if (!issue) return;
  switch (message.step) {
    case 'shard': {
      if (issue.state !== 'planning') return;
      const runs = await deps.runs.ofIssue(issue.issueId);
      const isCommitted = runs.some(({ shard }) => shard === message.shard);
      if (!isCommitted) await planShard(issue, message.shard, deps);
      return finishPlanning(issue, deps);
    }
    case 'queue': {
      if (issue.state !== 'sending') return;
      const [runs, counts] = await Promise.all([
        deps.runs.ofIssue(issue.issueId),
        readCounts(deps.table, issue.issueId),
      ]);
      const standing = { issue, runs, counts };
      if (!(await holdLate(standing, deps))) await queueChunks(standing, deps);
      return;
    }
    case 'retry':
      return retryFailed(issue, deps);
  }
}
