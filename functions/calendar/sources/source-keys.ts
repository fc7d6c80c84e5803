import type { Key } from '../../../shared/data/expressions.ts';

/** Keys of sources and of their runs; `docs/data/calendar.md` explains them. */
export const sourcePartition = (sourceId: string): string => `SOURCE#${sourceId}`;
export const sourceKey = (sourceId: string): Key => ({
  pk: sourcePartition(sourceId),
  sk: 'SOURCE',
});

/** The first index: all sources, the oldest first. */
export const sourceListPartition = 'SOURCES';
/** The second index: sources with which something is due, by when. */
export const sourcesDuePartition = 'SOURCES_DUE';

export const runPrefix = 'RUN#';
export const runKey = (sourceId: string, runId: string): Key => ({
  pk: sourcePartition(sourceId),
  sk: `${runPrefix}${runId}`,
});

/** What the steps of a run have named. */
export const namedPartition = (runId: string): string => `RUN_NAMED#${runId}`;
export const namedKey = (runId: string, step: number): Key => ({
  pk: namedPartition(runId),
  sk: String(step).padStart(6, '0'),
});
