import type { Write } from '../../../shared/data/expressions.ts';
import type { CampaignEvent } from '../events/event.ts';
import { ifVersion } from '../events/event-item.ts';
import { eventKey } from '../events/event-keys.ts';
import type { EventRepository } from '../events/event-repository.ts';
import { isAlive } from '../events/facts-of.ts';

type Reads = Pick<EventRepository, 'get' | 'getMany'>;

/** Mergers of merged ones that are followed; deeper ones are refused when they are made. */
export const deepest = 5;

/** All that was merged into an event, and into those, the nearest first. Consistent, one by one. */
export async function heldBy(
  { id, hand }: Pick<CampaignEvent, 'id' | 'hand'>,
  events: Reads,
): Promise<CampaignEvent[]> {
  const held = new Map<string, CampaignEvent>();
  let next = hand.holds ?? [];
  while (next.length > 0) {
    const found = await events.getMany(next.filter((one) => one !== id && !held.has(one)));
    for (const event of found.values()) held.set(event.id, event);
    next = [...found.values()].flatMap((event) => event.hand.holds ?? []);
  }
  return [...held.values()];
}

/** The event that stands for this one: itself, where it is merged into none. */
export async function standingFor(
  event: CampaignEvent,
  events: Reads,
): Promise<CampaignEvent | undefined> {
  let present: CampaignEvent | undefined = event;
  for (let steps = 0; present?.hand.merged && steps <= deepest; steps += 1) {
    present = await events.get(present.hand.merged.into);
  }
  return present;
}

/** How deep what was merged into an event goes: 0 where nothing was. */
export async function depthOf(
  event: Pick<CampaignEvent, 'id' | 'hand'>,
  events: Reads,
): Promise<number> {
  let next = event.hand.holds ?? [];
  let depth = 0;
  while (next.length > 0 && depth <= deepest) {
    depth += 1;
    const found = await events.getMany(next);
    next = [...found.values()].flatMap(({ hand }) => hand.holds ?? []);
  }
  return depth;
}

/** An event with what follows of those that were merged into it, and the conditions under which that is so. */
export interface Kept {
  readonly event: CampaignEvent;
  readonly checks: readonly Write[];
}

/**
 * An event that its source has lost does not count as cancelled while another source still has it. `held`: what was merged into it,
 * at every depth.
 */
export function keptBy(event: CampaignEvent, held: readonly CampaignEvent[]): Kept {
  if (event.goneAt === undefined) return { event: { ...event, keptBy: undefined }, checks: [] };
  const keeper = held.find(isAlive);
  if (!keeper) return { event: { ...event, keptBy: undefined }, checks: [] };
  return {
    event: { ...event, keptBy: keeper.id },
    checks: [{ check: eventKey(keeper.id), condition: ifVersion(keeper) }],
  };
}
