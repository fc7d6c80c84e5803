import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { CampaignEvent } from '../events/event.ts';
import { saveEvent } from '../events/save-event.ts';
import type { FollowUp } from './follow-ups.ts';
import type { SweepDeps } from './sweep-deps.ts';

/**
 * Tells moments and registrations of a change of an event, then notes that they know; writes its agenda further ahead. What is
 * written meanwhile is met by the next sweep.
 */
export async function renewEvent(
  eventId: string,
  followUps: readonly FollowUp[],
  deps: SweepDeps,
): Promise<void> {
  const event = await deps.events.get(eventId);
  if (!event) return;
  for (const followUp of event.followUpSince ? followUps : []) await followUp(event, deps);
  const present = await unchanged(event, deps);
  if (!present) return;
  try {
    await saveEvent({ before: present, after: { ...present, followUpSince: undefined } }, deps);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

/** A follow-up may have written to the event; when, where or whether it takes place may have changed again. */
async function unchanged(
  { id, followUpSince, sequence }: CampaignEvent,
  { events }: Pick<SweepDeps, 'events'>,
): Promise<CampaignEvent | undefined> {
  const present = await events.get(id);
  const isSame = present?.followUpSince === followUpSince && present?.sequence === sequence;
  return isSame ? present : undefined;
}
