import { followMoment } from './follow-event.ts';
import type { MomentDeps } from './moment-deps.ts';
import { nextLook } from './moment-item.ts';
import { createMomentRepository } from './moment-repository.ts';

/** Leaves the function time to end in order. Milliseconds. */
const timeToEnd = 10_000;

/**
 * Looks at moments whose hour has come, that wait for people or are on their way: what becomes of an issue tells nobody here. One
 * that fails lets the others have their turn.
 * @throws {AggregateError} of what failed.
 */
export async function sweepMoments(deps: MomentDeps, remainingMs: () => number): Promise<void> {
  const moments = createMomentRepository(deps.table);
  const failures: unknown[] = [];
  for await (const due of moments.due(deps.now())) {
    if (remainingMs() < timeToEnd) break;
    try {
      await followMoment(due, deps);
      const present = await moments.find(due);
      if (present) await moments.lookAgain(present, nextLook(present, deps.now()));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'moments could not be followed');
}
