import { saveEvent } from '../events/save-event.ts';
import type { FollowUp } from '../sweeping/follow-ups.ts';
import { heldBy, keptBy, standingFor } from './family.ts';

/**
 * Has the event that stands for this one take place for as long as one of those that were merged into it does. Where somebody
 * changes one of them meanwhile it fails, and is done again.
 */
export const followMerged: FollowUp = async (event, deps) => {
  if (!event.hand.merged && !event.hand.holds) return;
  const present = await deps.events.get(event.id);
  const before = present && (await standingFor(present, deps.events));
  if (!before) return;
  const { event: after, checks } = keptBy(before, await heldBy(before, deps.events));
  if (after.keptBy === before.keptBy) return;
  await saveEvent({ before, after, also: checks }, deps);
};
