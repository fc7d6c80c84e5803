import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { FetchError } from '../../../shared/fetching/fetch-error.ts';
import { inParallel } from '../../../shared/in-parallel.ts';
import type { Source } from '../sources/source.ts';
import type { SourceStep } from '../sources/source-event.ts';
import { SourceFailure } from '../sources/source-failure.ts';
import { applyStep } from './apply-step.ts';
import { type Ending, finishRun } from './finish-run.ts';
import { findLosses, isDoubtful, type Losses } from './lost-events.ts';
import { markGone } from './mark-gone.ts';
import { renameEvents } from './rename-events.ts';
import { type Counts, firstKept, type Run, sumOfCounts } from './run.ts';
import type { SyncDeps } from './sync-deps.ts';
import type { SyncMessage } from './sync-message.ts';

/** A step takes a minute at most; with less time left the next call goes on. */
const reserveMs = 90_000;
/** The same of marking one event, and of ending the run. */
const settleMs = 20_000;
/** Events that are marked at the same time. */
const width = 8;

/**
 * Works on a run of a source until it is done or the function's time is nearly over, then has itself called again. Killed at any
 * moment, it goes on from the last checkpoint: events taken twice are written once, and counted once, since counts and checkpoint
 * move in one conditional write. Of two workers on one run the slower one stops.
 */
export async function runSync(
  message: SyncMessage,
  remainingMs: () => number,
  deps: SyncDeps,
): Promise<void> {
  const { sourceId, runId } = message;
  try {
    const source = await deps.sources.get(sourceId);
    const run = await deps.runs.get(sourceId, runId);
    if (!source || source.currentRun?.id !== runId || !run || run.finishedAt) {
      return deps.log.info('this run is not under way', message);
    }
    const isDone = await workOn(run, source, remainingMs, deps);
    if (!isDone) await deps.syncQueue.send([message]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    deps.log.info('another worker is ahead on this run', message);
  }
}

/** False when time ran out before the end. */
async function workOn(
  start: Run,
  source: Source,
  remainingMs: () => number,
  deps: SyncDeps,
): Promise<boolean> {
  // What staff have changed meanwhile may be what is read: then nothing is known of what is not named.
  const isSameSource = source.version === start.sourceVersion;
  let run = { ...start, complete: start.complete && isSameSource };
  while (!run.isRead) {
    if (remainingMs() < reserveMs) return false;
    const step = await readOrFail(run, source, deps);
    if (!step) return true;
    if (step.unchanged) {
      await finishRun(run, run, { outcome: 'unchanged', left: leftBy(step) }, deps);
      return true;
    }
    run = await takeStep(run, source, step, deps);
  }
  return settle(run, remainingMs, deps);
}

/** Undefined when the source is broken: then the run has ended, and all that was known stays. */
async function readOrFail(
  run: Run,
  source: Source,
  deps: SyncDeps,
): Promise<SourceStep | undefined> {
  // A dry run reads everything: it tells what there is, not only what is new.
  const { validators, highWater } = run.dry || run.mayLose !== undefined ? {} : source;
  const startedAt = new Date(run.startedAt);
  try {
    return await deps.readStep(source, run.position, {
      runId: run.id,
      startedAt,
      validators,
      highWater,
    });
  } catch (error) {
    if (!(error instanceof FetchError || error instanceof SourceFailure)) throw error;
    const { code, message } = error;
    const retryAfter = error instanceof FetchError ? error.retryAfter : undefined;
    const ending: Ending = { outcome: 'failed', problem: { code, message }, retryAfter };
    await finishRun(run, run, ending, deps);
    return undefined;
  }
}

/** Takes the events of a step, and notes that in one write with their counts and where the next step begins. */
async function takeStep(run: Run, source: Source, step: SourceStep, deps: SyncDeps): Promise<Run> {
  const { counts, errors, changes, named } = await applyStep(run, source, step, deps);
  const next: Run = {
    ...run,
    step: run.step + 1,
    position: step.next,
    isRead: step.next === undefined,
    complete: run.complete && step.complete,
    since: step.since ?? run.since,
    counts: sumOfCounts(run.counts, counts),
    errors: firstKept([...run.errors, ...errors]),
    changes: run.dry ? firstKept([...run.changes, ...changes]) : [],
    left: step.next === undefined ? leftBy(step) : undefined,
    progressAt: deps.now().toISOString(),
  };
  await deps.runs.write([
    deps.runs.moveWrite(run, next),
    deps.runs.namedWrite(run.id, run.step, named),
  ]);
  return next;
}

const leftBy = ({ validators, highWater }: SourceStep): Run['left'] => ({
  ...(validators && { validators }),
  ...(highWater !== undefined && { highWater }),
});

/** Marks what is gone, unless that is too much to be believed, and ends the run. False when time ran out. */
async function settle(begun: Run, remainingMs: () => number, deps: SyncDeps): Promise<boolean> {
  await renameEvents(begun, () => remainingMs() >= settleMs, deps);
  if (remainingMs() < settleMs) return false;
  const losses = await findLosses(begun, deps);
  const read = { ...begun, counts: withRenamed(begun.counts, losses) };
  const wouldLose = losses.lost.length + losses.marked;
  const isHeld = !read.isSettled && isDoubtful(losses, read);
  if (isHeld || read.dry) {
    const gone = losses.lost.map(({ uid }) => ({ uid, kind: 'gone' as const, fields: [] }));
    const changes = firstKept([...gone, ...read.changes]);
    const counts = { ...read.counts, gone: isHeld ? 0 : wouldLose };
    const ending: Ending = isHeld ? { outcome: 'held', wouldLose } : { outcome: 'done' };
    await finishRun(read, { ...read, counts, changes }, ending, deps);
    return true;
  }
  const run = await settled(begun, deps);
  await inParallel(losses.lost, width, async (origin) => {
    if (remainingMs() >= settleMs) await markGone(run, origin, deps);
  });
  if (remainingMs() < settleMs) return false;
  const counts = { ...read.counts, gone: wouldLose };
  await finishRun(run, { ...run, counts }, { outcome: 'done', left: run.left }, deps);
  return true;
}

/** What was added and turned out to be known by another uid has changed. */
const withRenamed = (counts: Counts, { renamed }: Losses): Counts => ({
  ...counts,
  added: counts.added - renamed,
  changed: counts.changed + renamed,
});

/** Settled once for the whole run: half of the losses marked must not make the rest look like few. */
async function settled(run: Run, deps: SyncDeps): Promise<Run> {
  if (run.isSettled) return run;
  const next = {
    ...run,
    step: run.step + 1,
    isSettled: true,
    progressAt: deps.now().toISOString(),
  };
  await deps.runs.write([deps.runs.moveWrite(run, next)]);
  return next;
}
