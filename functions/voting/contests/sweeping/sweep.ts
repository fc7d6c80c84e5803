import { type AskDeps, askCount } from '../ask-count.ts';
import type { Contest, ContestState } from '../contest.ts';
import { advanceContest } from './advance-contest.ts';
import { tasksDue } from './tasks-due.ts';
import { candidatesDue, type WriteDeps, writeToCandidate } from './write-to-candidate.ts';

/** What the sweep works with. */
export type SweepDeps = WriteDeps & AskDeps;

/** Leaves the function time to end in order. Milliseconds. */
const timeToEnd = 10_000;

/** The later states first, so that no contest is met twice in one run. */
const states: readonly ContestState[] = [
  'cancelled',
  'published',
  'closed',
  'closing',
  'open',
  'reviewing',
  'nominating',
];

/**
 * Every minute: what times bring, and what nobody else will ask for again. Each contest and candidate stands alone and may be
 * met twice or late; one that fails lets the others have their turn and is reported at the end.
 * @throws {AggregateError} of what failed.
 */
export async function sweep(deps: SweepDeps, remainingMs: () => number): Promise<void> {
  const failures: unknown[] = [];
  const each = async <Thing>(
    things: AsyncIterable<Thing>,
    handle: (thing: Thing) => Promise<void>,
  ): Promise<void> => {
    try {
      for await (const thing of things) {
        if (remainingMs() < timeToEnd) return;
        await handle(thing).catch((error: unknown) => failures.push(error));
      }
    } catch (error) {
      failures.push(error);
    }
  };

  for (const state of states) {
    await each(deps.contests.listByState(state), (contest) => sweepContest(contest, deps));
  }
  await each(candidatesDue(deps.table, deps.now()), (candidate) =>
    writeToCandidate(candidate, deps),
  );
  if (failures.length > 0) throw new AggregateError(failures, 'parts of the sweep failed');
}

async function sweepContest(found: Contest, deps: SweepDeps): Promise<void> {
  const contest = await advanceContest(found, deps);
  for (const task of tasksDue(contest, deps.now())) {
    await askCount({ task, contestId: contest.id }, deps);
  }
}
