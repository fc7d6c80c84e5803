import { readGlobalStop } from '../global-stop.ts';
import type { Issue } from '../issue.ts';
import { holdLate } from '../late/hold-late.ts';
import { moves } from '../lifecycle.ts';
import { moveBySystem } from '../move-by-system.ts';
import { queueChunks, type Standing, settledRecipients } from '../planning/queue-chunks.ts';
import { plannedRecipients, releasedRecipients } from '../planning/releases.ts';
import type { Run } from '../planning/run-repository.ts';
import { readCounts } from '../progress/progress-repository.ts';
import { forgetSamples, isStalled, readSamples, writeSample } from '../progress/samples.ts';
import { askForTemplates } from '../templates/ask-for-templates.ts';
import { moveTrialOn } from '../versions/decide.ts';
import type { SweepDeps } from './sweep-deps.ts';

/**
 * Keeps an issue going that is sent: decides between its versions, holds it where the rest would be too late, queues what is due next,
 * finishes it when nobody is open, and queues everything anew when nothing has moved for minutes, which finds chunks whose message was
 * lost.
 */
export async function sweepSending(issue: Issue, deps: SweepDeps): Promise<void> {
  const { issueId } = issue;
  if (issue.retryingSince) return askForRetry(issue, deps);
  const runs = await deps.runs.ofIssue(issueId);
  if (await readGlobalStop(deps.table)) return forgetQueued(runs, deps);
  const counts = await readCounts(deps.table, issueId);
  const settled = settledRecipients(counts);
  const planned = plannedRecipients(runs);
  if (settled >= planned && (await finish(issue, runs, deps))) return;
  const at = deps.now();
  const hasTried = settled >= releasedRecipients(runs, issue, at);
  const present = await moveTrialOn(issue, hasTried, deps);
  if (await holdLate({ issue: present, runs, counts }, deps)) return;
  const released = releasedRecipients(runs, present, at);
  // Nothing is to move until more is let go; a standstill counts from then on.
  if (settled >= released && released < planned) return forgetSamples(deps.table, issueId);
  await queueMore({ issue: present, runs, counts }, settled, deps);
}

/** Queues what is due next, and all that is let go when nothing has moved for minutes. */
async function queueMore(standing: Standing, settled: number, deps: SweepDeps): Promise<void> {
  const { runs, counts } = standing;
  const { issueId } = standing.issue;
  const samples = await readSamples(deps.table, issueId);
  const at = deps.now();
  if (isStalled(samples, { at, settled }) && !counts.uncertain) {
    deps.log.warn('nothing has moved for minutes; all chunks are queued anew', { issueId });
    await forgetQueued(runs, deps);
    await queueChunks({ ...standing, runs: runs.map(unqueued) }, deps);
  } else await queueChunks(standing, deps);
  await writeSample(deps.table, issueId, samples, { at, settled, sent: counts.sent ?? 0 });
}

/** A retry needs the templates, which are gone 14 days after the end. */
async function askForRetry(issue: Issue, deps: SweepDeps): Promise<void> {
  const isReady = await askForTemplates(issue, deps);
  if (isReady) await deps.planQueue.send([{ step: 'retry', issueId: issue.issueId }]);
}

const unqueued = (run: Run): Run => ({ ...run, queued: 0, queuedFor: undefined });

/** While all sending is stopped, workers let messages be: what was queued must be queued again. */
async function forgetQueued(runs: readonly Run[], deps: SweepDeps): Promise<void> {
  for (const run of runs) {
    if (run.queued > 0) await deps.runs.noteQueued(run, 0, '');
  }
}

/** True when the issue is `sent`: a consistent read has found nobody open. */
async function finish(issue: Issue, runs: readonly Run[], deps: SweepDeps): Promise<boolean> {
  for (const run of runs) if (await deps.chunks.hasOpen(run)) return false;
  const { revision } = issue;
  return (await moveBySystem(deps, issue, moves.finish, { revision })) !== undefined;
}
