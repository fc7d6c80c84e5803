import { secondsAfter } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { isFailing, type Source } from '../sources/source.ts';
import type { Run } from './run.ts';
import type { SyncDeps } from './sync-deps.ts';

/** How a run ended, and what it leaves for the next. */
export type Ending =
  | {
      readonly outcome: 'done' | 'unchanged';
      readonly left?: Run['left'] | undefined;
    }
  | { readonly outcome: 'held'; readonly wouldLose: number }
  | {
      readonly outcome: 'failed';
      readonly problem: { readonly code: string; readonly message: string };
      /** Seconds for which the source wants to be left alone. */
      readonly retryAfter?: number | undefined;
    };

type FinishDeps = Pick<SyncDeps, 'sources' | 'runs' | 'now' | 'log' | 'count'>;

const attempts = 10;

/**
 * Ends a run and lets the source go, in one transaction. `after`: the run as it is to be kept.
 * @throws {ConditionFailed} when another worker was faster
 */
export async function finishRun(
  before: Run,
  after: Run,
  ending: Ending,
  deps: FinishDeps,
): Promise<void> {
  const finishedAt = deps.now().toISOString();
  const { outcome } = ending;
  const finished: Run = {
    ...after,
    finishedAt,
    outcome,
    ...(outcome === 'held' && { wouldLose: ending.wouldLose }),
    ...(outcome === 'failed' && { problem: ending.problem }),
  };
  for (let attempt = 1; ; attempt += 1) {
    const source = await deps.sources.get(before.sourceId);
    if (source?.currentRun?.id !== before.id) throw new ConditionFailed([0], undefined);
    const next = sourceAfter(source, finished, ending, deps.now());
    try {
      await deps.sources.replace(source, next, [deps.runs.moveWrite(before, finished)]);
      return report(next, finished, deps);
    } catch (error) {
      // Staff have changed the source just now: their change stays.
      const isSource = error instanceof ConditionFailed && !error.failed.includes(1);
      if (!isSource || attempt === attempts) throw error;
    }
  }
}

function sourceAfter(source: Source, run: Run, ending: Ending, now: Date): Source {
  const free = { ...source, currentRun: undefined };
  if (run.dry) return free;
  const { id, finishedAt = now.toISOString() } = run;
  const { outcome } = ending;
  const isSameSource = source.version === run.sourceVersion;
  const left = 'left' in ending && isSameSource ? ending.left : undefined;
  return {
    ...free,
    lastRun: { id, outcome, finishedAt },
    // Staff who have changed it meanwhile want it to be read as it is now.
    nextAt: isSameSource ? nextOf(source, run, now, waitOf(ending)) : source.nextAt,
    problem: outcome === 'failed' ? problemAfter(source, ending, finishedAt) : undefined,
    ...(left?.validators && { validators: left.validators }),
    ...(left?.highWater !== undefined && { highWater: left.highWater }),
  };
}

const waitOf = (ending: Ending): number | undefined =>
  'retryAfter' in ending ? ending.retryAfter : undefined;

const problemAfter = (
  { problem }: Source,
  { problem: { code, message } }: Extract<Ending, { outcome: 'failed' }>,
  at: string,
): Source['problem'] => ({
  since: problem?.since ?? at,
  failures: (problem?.failures ?? 0) + 1,
  code,
  message,
});

/** A minute from now at the earliest, whatever time the run took. */
function nextOf(
  { everyMinutes }: Source,
  { startedAt }: Run,
  now: Date,
  retryAfter = 0,
): string | undefined {
  if (everyMinutes === undefined) return undefined;
  const regular = Date.parse(startedAt) + everyMinutes * 60_000;
  const earliest = secondsAfter(now, Math.max(60, retryAfter)).getTime();
  return new Date(Math.max(regular, earliest)).toISOString();
}

function report(
  source: Source,
  { id: runId, outcome, counts, dry }: Run,
  { now, log, count }: FinishDeps,
): void {
  log.info('a source was read', { sourceId: source.id, runId, outcome, dry, ...counts });
  if (dry) return;
  if (outcome === 'held') count('SourceHeld');
  if (!source.problem) return;
  const { code, failures, since } = source.problem;
  log.warn('a source cannot be read', { sourceId: source.id, runId, code, failures, since });
  if (isFailing(source, now())) count('SourceFailing');
}
