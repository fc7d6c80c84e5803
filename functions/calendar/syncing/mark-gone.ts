import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import { heldBy, keptBy } from '../duplicates/family.ts';
import type { OriginItem } from '../events/origin-item.ts';
import { saveEvent } from '../events/save-event.ts';
import { TimingError } from '../timing/timing-error.ts';
import type { Run } from './run.ts';
import type { SyncDeps } from './sync-deps.ts';

const attempts = 5;

/**
 * Notes that the source does not have an event any more: pages and feeds show it as cancelled, unless the source of one that was
 * merged into it still has that. One whose times cannot be worked out any more is shown nowhere, and left.
 */
export async function markGone(
  { id: runId, mayLose }: Run,
  { eventId }: OriginItem,
  deps: SyncDeps,
): Promise<void> {
  const isBelieved = mayLose !== undefined;
  const run = { id: runId, outcome: 'gone', ...(isBelieved && { isBelieved }) } as const;
  for (let attempt = 1; ; attempt += 1) {
    const before = await deps.events.read(eventId);
    if (before.goneAt !== undefined) return;
    const gone = { ...before, goneAt: deps.now().toISOString() };
    const { event: after, checks } = keptBy(gone, await heldBy(gone, deps.events));
    try {
      await saveEvent({ before, after, run, also: checks }, deps);
      return;
    } catch (error) {
      if (error instanceof TimingError) return;
      if (!(error instanceof ConditionFailed) || attempt === attempts) throw error;
      await pauseBefore(attempt);
    }
  }
}
