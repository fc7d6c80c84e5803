import { launchIssue } from '../launch-issue.ts';
import { planMessages } from '../planning/plan-message.ts';
import { reconcileChunk } from './reconcile-chunk.ts';
import { resumeWhenQuotaAllows } from './resume-paused.ts';
import { reviewTemplates } from './review-templates.ts';
import type { SweepDeps } from './sweep-deps.ts';
import { sweepPlanning } from './sweep-planning.ts';
import { sweepSending } from './sweep-sending.ts';

/** Leaves the function time to end in order. Milliseconds. */
const timeToEnd = 10_000;

/**
 * Every minute: what nobody else will do. Each part stands alone and may run twice; one that fails lets the others
 * run and has the failure reported at the end.
 * @throws {AggregateError} of the parts that failed.
 */
export async function sweep(deps: SweepDeps, remainingMs: () => number): Promise<void> {
  const failures: unknown[] = [];
  for (const part of [launchDue, sweepIssues, reconcileDue, reviewTemplates]) {
    try {
      await part(deps, () => remainingMs() > timeToEnd);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'parts of the sweep failed');
}

export type HasTime = () => boolean;

/** Issues whose schedule was never made, or never fired. */
async function launchDue(deps: SweepDeps): Promise<void> {
  for await (const { issueId, schedule } of deps.issues.inState('scheduled')) {
    if (!schedule || new Date(schedule.at) > deps.now()) continue;
    const launched = await launchIssue(deps, { issueId, revision: schedule.revision });
    if (launched) await deps.planQueue.send(planMessages(issueId));
  }
}

async function sweepIssues(deps: SweepDeps): Promise<void> {
  for await (const issue of deps.issues.inState('planning')) await sweepPlanning(issue, deps);
  for await (const issue of deps.issues.inState('sending')) await sweepSending(issue, deps);
  for await (const issue of deps.issues.inState('paused')) await resumeWhenQuotaAllows(issue, deps);
}

/** Leases and waits that have ended, of issues in whatever state. */
async function reconcileDue(deps: SweepDeps, hasTime: HasTime): Promise<void> {
  for await (const ref of deps.chunks.due(deps.now())) {
    if (!hasTime()) return;
    await reconcileChunk(ref, deps);
  }
}
