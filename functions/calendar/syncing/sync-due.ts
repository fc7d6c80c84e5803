import { secondsAfter } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Source } from '../sources/source.ts';
import { finishRun } from './finish-run.ts';
import { stallSeconds, startRun } from './start-run.ts';
import type { RunDeps, SyncDeps } from './sync-deps.ts';

/** What the sweep needs to see to runs. */
export type DueDeps = RunDeps & Pick<SyncDeps, 'log' | 'count'>;

/** Leaves the function time to end in order. Milliseconds. */
const timeToEnd = 10_000;

/**
 * Has the sources read whose time has come, and runs gone on with that stand still. May run twice, or late. A source that fails lets
 * the others have their turn.
 * @throws {AggregateError} of what failed.
 */
export async function syncDue(deps: DueDeps, remainingMs: () => number): Promise<void> {
  const failures: unknown[] = [];
  for await (const sourceId of deps.sources.due()) {
    if (remainingMs() < timeToEnd) break;
    await seeTo(sourceId, deps).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some sources could not be seen to');
}

async function seeTo(sourceId: string, deps: DueDeps): Promise<void> {
  const present = deps.now().toISOString();
  const source = await deps.sources.get(sourceId);
  if (!source) return;
  try {
    if (source.currentRun) {
      if (source.currentRun.watchAt <= present) await watch(source, source.currentRun, deps);
    } else if (source.state === 'active' && source.nextAt && source.nextAt <= present) {
      await startRun(source, { by: 'schedule' }, deps);
    }
  } catch (error) {
    // Somebody else has seen to it just now.
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

/** Times that a run may stand still before it has failed for good. */
const mostStalls = 3;

/** A worker that died leaves a run that nobody goes on with, should its message be lost too. */
async function watch(
  source: Source,
  currentRun: NonNullable<Source['currentRun']>,
  deps: DueDeps,
): Promise<void> {
  const { sources, runs, now, syncQueue } = deps;
  const run = await runs.get(source.id, currentRun.id);
  if (!run) return void (await sources.replace(source, { ...source, currentRun: undefined }));
  const stalledAt = secondsAfter(new Date(run.progressAt), stallSeconds);
  const isStalled = stalledAt <= now();
  if (isStalled && run.stalls >= mostStalls) {
    const problem = { code: 'source.crashed', message: 'Reading this source failed on our side.' };
    return finishRun(run, run, { outcome: 'failed', problem }, deps);
  }
  const watchAt = secondsAfter(isStalled ? now() : new Date(run.progressAt), stallSeconds);
  const after = { ...source, currentRun: { ...currentRun, watchAt: watchAt.toISOString() } };
  const progressAt = now().toISOString();
  const stalled = { ...run, stalls: run.stalls + 1, progressAt };
  await sources.replace(source, after, isStalled ? [runs.moveWrite(run, stalled)] : []);
  if (isStalled) await syncQueue.send([{ sourceId: source.id, runId: run.id }]);
}
