import { secondsAfter } from '../../../shared/clock.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Source } from '../sources/source.ts';
import { noCounts, type Run } from './run.ts';
import type { RunDeps } from './sync-deps.ts';

/** Seconds without progress after which the sweep has a run gone on with: longer than a message may wait for its turn. */
export const stallSeconds = 1800;

export interface RunWish {
  /** Account id, or `schedule`. */
  readonly by: string;
  readonly dry?: boolean;
  /** As many events may be gone. */
  readonly mayLose?: number;
}

/**
 * Begins a run of a source and has it worked on. A message that is lost is sent again by the sweep.
 * @throws {AppError} source.state while another run is under way
 * @throws {ConditionFailed} when the source has changed since it was read
 */
export async function startRun(
  source: Source,
  { by, dry = false, mayLose }: RunWish,
  { sources, runs, syncQueue, now, newId }: RunDeps,
  writes: readonly Write[] = [],
): Promise<Run> {
  if (source.currentRun) {
    throw new AppError('source.state', 'This source is being read. Wait until that is done.');
  }
  const at = now().toISOString();
  const run: Run = {
    id: newId('run'),
    sourceId: source.id,
    dry,
    startedBy: by,
    startedAt: at,
    counts: noCounts,
    errors: [],
    changes: [],
    ...(mayLose !== undefined && { mayLose }),
    step: 0,
    isRead: false,
    complete: true,
    isSettled: false,
    stalls: 0,
    progressAt: at,
    sourceVersion: source.version,
  };
  const watchAt = secondsAfter(now(), stallSeconds).toISOString();
  const after = { ...source, currentRun: { id: run.id, startedAt: at, watchAt } };
  await sources.replace(source, after, [runs.startWrite(run), ...writes]);
  await syncQueue.send([{ sourceId: source.id, runId: run.id }]);
  return run;
}
