import { chores, followUps } from './follow-ups.ts';
import { renewEvent } from './renew-event.ts';
import type { SweepDeps } from './sweep-deps.ts';

/** Leaves the function time to end in order. Milliseconds. */
const timeToEnd = 10_000;

/**
 * Every minute: what follows from changes of events, the chores of the calendar's parts, and last the agendas that are to be written
 * anew, of which there may be thousands at once. Each event stands alone and may be met twice or late; one that fails lets the
 * others have their turn and is reported at the end.
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
  const renewEach = async (eventIds: AsyncIterable<string>): Promise<void> => {
    for await (const eventId of eventIds) {
      if (remainingMs() < timeToEnd) return;
      await attempt(renewEvent(eventId, parts.followUps, deps));
    }
  };
  await attempt(renewEach(deps.events.changed()));
  for (const chore of parts.chores) await attempt(chore(deps, remainingMs));
  await attempt(renewEach(deps.events.due()));
  if (failures.length > 0) throw new AggregateError(failures, 'parts of the sweep failed');
}
