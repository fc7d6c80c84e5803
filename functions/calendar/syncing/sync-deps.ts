import type { Log } from '../../../shared/observability/logger.ts';
import type { CountMetric } from '../../../shared/observability/metrics.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { SaveDeps } from '../events/save-event.ts';
import type { Source } from '../sources/source.ts';
import type { SourcePosition, SourceRun, SourceStep } from '../sources/source-event.ts';
import type { SourceRepository } from '../sources/source-repository.ts';
import type { RunRepository } from './run-repository.ts';
import type { SyncMessage } from './sync-message.ts';

/** Reads one step of a source. @throws {FetchError} and {SourceFailure} for a source that is broken as a whole. */
export type ReadStep = (
  source: Source,
  position: SourcePosition | undefined,
  run: SourceRun,
) => Promise<SourceStep>;

/** What starting, following and ending runs needs. */
export interface RunDeps extends Pick<SaveDeps, 'table' | 'now' | 'newId'> {
  readonly sources: SourceRepository;
  readonly runs: RunRepository;
  readonly syncQueue: Queue<SyncMessage>;
}

/** What a run works with. */
export interface SyncDeps extends RunDeps, SaveDeps {
  readonly readStep: ReadStep;
  readonly newKey: () => string;
  readonly log: Log;
  readonly count: CountMetric;
}
