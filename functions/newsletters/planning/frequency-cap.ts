import { type Clock, daysAfter } from '../../../shared/clock.ts';
import type { RunRepository } from './run-repository.ts';
import { type WrittenDeps, writtenTo } from './written-to.ts';

/** A person gets at most this many newsletters in this many days, all issues and audiences together. */
export const frequencyCap = { mails: 4, days: 7 } as const;

interface CapDeps extends WrittenDeps {
  readonly runs: Pick<RunRepository, 'recent'>;
  readonly now: Clock;
}

/**
 * Who of a shard has had their share of newsletters and gets none now. Read from the chunks of the issues
 * of the last days, so that sending writes nothing about a person. Two issues planned in the same minute may not
 * see each other: the cap is a courtesy, not a guarantee.
 */
export async function cappedSubscribers(
  shard: number,
  issueId: string,
  deps: CapDeps,
): Promise<ReadonlySet<string>> {
  const since = daysAfter(deps.now(), -frequencyCap.days);
  const recent = await deps.runs.recent(shard, since);
  const others = recent.filter((run) => run.issueId !== issueId);
  if (others.length < frequencyCap.mails) return new Set();
  const mails = new Map<string, number>();
  for (const run of others) {
    for await (const id of writtenTo(run, deps)) mails.set(id, (mails.get(id) ?? 0) + 1);
  }
  return new Set([...mails].flatMap(([id, count]) => (count >= frequencyCap.mails ? [id] : [])));
}
