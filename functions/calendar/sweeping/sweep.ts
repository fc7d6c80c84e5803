import { chores, followUps } from './follow-ups.ts';
import { renewEvent } from './renew-event.ts';
import type { SweepDeps } from './sweep-deps.ts';

/** Leaves the function time to end in order. Milliseconds. */
const timeToEnd = 10_000;

/**
 * Every minute: what is due of events, and the chores of the calendar's parts. Each event stands alone and may be met twice or
 * late; one that fails lets the others have their turn and is reported at the end.
 * @throws {AggregateError} of what failed.
 */
export async function sweep(
  deps: SweepDeps,
  remainingMs: () => number,
  parts: { readonly followUps: typeof followUps; readonly chores: typeof chores } = {
    followUps,
    chores,
  },
): Promise<void> {
  const failures: unknown[] = [];
  const attempt = (work: Promise<void>): Promise<unknown> =>
    work.catch((error: unknown) => failures.push(error));
  const eachDueEvent = async (): Promise<void> => {
    for await (const eventId of deps.events.due()) {
      if (remainingMs() < timeToEnd) return;
      await attempt(renewEvent(eventId, parts.followUps, deps));
    }
  };
  await attempt(eachDueEvent());
  for (const chore of parts.chores) await attempt(chore(deps, remainingMs));
  if (failures.length > 0) throw new AggregateError(failures, 'parts of the sweep failed');
}
