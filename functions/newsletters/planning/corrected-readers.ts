import { type Clock, daysAfter } from '../../../shared/clock.ts';
import { keptDays } from '../../../shared/privacy/kept-days.ts';
import type { RunRepository } from './run-repository.ts';
import { type WrittenDeps, writtenTo } from './written-to.ts';

/** Chunks hold ids of subscribers and are kept for the figures, for retrying and for corrections, this long. */
export const chunksKeptDays = keptDays.newsletterReaders;

interface CorrectedDeps extends WrittenDeps {
  readonly runs: Pick<RunRepository, 'ofIssue'>;
  readonly now: Clock;
}

/**
 * Who of a shard got the issue that is corrected: nobody else is to read of it. Undefined while that is still to be planned,
 * and when it is not known any more.
 */
export async function correctedReaders(
  shard: number,
  corrects: string,
  deps: CorrectedDeps,
): Promise<ReadonlySet<string> | undefined> {
  const runs = await deps.runs.ofIssue(corrects);
  const run = runs.find((candidate) => candidate.shard === shard);
  const readers = new Set<string>();
  if (!run) return (await deps.issues.find(corrects))?.state === 'cancelled' ? readers : undefined;
  if (new Date(run.committedAt) <= daysAfter(deps.now(), -chunksKeptDays)) return undefined;
  for await (const id of writtenTo(run, deps)) readers.add(id);
  return readers;
}
