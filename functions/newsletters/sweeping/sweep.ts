import type { Issue } from '../issue.ts';
import { tellHeld } from '../late/tell-held.ts';
import { startIssue } from '../start-issue.ts';
import { reconcileChunk } from './reconcile-chunk.ts';
import { remakeTemplates } from './remake-templates.ts';
import { resumeWhenQuotaAllows } from './resume-paused.ts';
import { reviewTemplates } from './review-templates.ts';
import type { SweepDeps } from './sweep-deps.ts';
import { sweepPlanning } from './sweep-planning.ts';
import { sweepSending } from './sweep-sending.ts';

/** Leaves the function time to end in order. Milliseconds. */
const timeToEnd = 10_000;

export type HasTime = () => boolean;

/**
 * Every minute: what nobody else will do. Each part, and each issue and chunk of it, stands alone and may run twice; one
 * that fails lets the others run and has the failure reported at the end.
 * @throws {AggregateError} of what failed.
 */
export async function sweep(deps: SweepDeps, remainingMs: () => number): Promise<void> {
  const failures: unknown[] = [];
  const hasTime = () => remainingMs() > timeToEnd;

  async function alone(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      failures.push(error);
    }
  }

  const each = <Thing>(things: AsyncIterable<Thing>, handle: (thing: Thing) => Promise<unknown>) =>
    alone(async () => {
      for await (const thing of things) {
        if (!hasTime()) return;
        await alone(() => handle(thing));
      }
    });

  const { issues, chunks } = deps;
  await each(issues.inState('scheduled'), (issue) => launchWhenDue(issue, deps));
  await each(issues.inState('planning'), (issue) => sweepPlanning(issue, deps));
  await each(issues.inState('sending'), (issue) => sweepSending(issue, deps));
  await each(issues.inState('paused'), (issue) => sweepPaused(issue, deps));
  await each(chunks.due(deps.now()), (ref) => reconcileChunk(ref, deps));
  await alone(() => reviewTemplates(deps, hasTime));
  if (failures.length > 0) throw new AggregateError(failures, 'parts of the sweep failed');
}

async function sweepPaused(issue: Issue, deps: SweepDeps): Promise<void> {
  if (issue.pause?.late) {
    // Each minute, so that the alarm stays until somebody has decided.
    deps.count(`Paused_${issue.pause.reason}`);
    await tellHeld(issue, deps.now(), deps);
  }
  await resumeWhenQuotaAllows(issue, deps);
  await remakeTemplates(issue, deps);
}

/** Issues whose schedule was never made, or never fired. */
async function launchWhenDue({ issueId, schedule }: Issue, deps: SweepDeps): Promise<void> {
  if (!schedule || new Date(schedule.at) > deps.now()) return;
  await startIssue(deps, { issueId, revision: schedule.revision });
}
