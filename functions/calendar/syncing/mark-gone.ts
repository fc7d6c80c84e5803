import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import type { OriginItem } from '../events/origin-item.ts';
import { saveEvent } from '../events/save-event.ts';
import { TimingError } from '../timing/timing-error.ts';
import type { Run } from './run.ts';
import type { SyncDeps } from './sync-deps.ts';

const attempts = 5;

/**
 * Notes that the source does not have an event any more: pages and feeds show it as cancelled. One whose times cannot be worked
 * out any more is shown nowhere, and left.
 */
export async function markGone(
  { id: runId }: Run,
  { eventId }: OriginItem,
  deps: SyncDeps,
): Promise<void> {
  const run = { id: runId, outcome: 'gone' } as const;
  for (let attempt = 1; ; attempt += 1) {
    const before = await deps.events.read(eventId);
    if (before.goneAt !== undefined) return;
    const after = { ...before, goneAt: deps.now().toISOString() };
    try {
      await saveEvent({ before, after, run }, deps);
      return;
    } catch (error) {
      if (error instanceof TimingError) return;
      if (!(error instanceof ConditionFailed) || attempt === attempts) throw error;
      await pauseBefore(attempt);
    }
  }
}
