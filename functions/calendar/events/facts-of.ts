import { createHash } from 'node:crypto';
import type { EventStatus } from '../timing/timing.ts';
import { type CampaignEvent, type EventFacts, eventFactsSchema } from './event.ts';

/**
 * What readers are told of an event: what its source says, with staff's corrections. A correction to `null` takes away a fact
 * that an event may be without.
 */
export function factsOf({ said, hand }: Pick<CampaignEvent, 'said' | 'hand'>): EventFacts {
  const corrections = Object.entries(hand.corrections);
  if (corrections.length === 0) return said;
  const corrected = corrections.map(([name, { value }]) => [name, value ?? undefined] as const);
  return eventFactsSchema().parse({ ...said, ...Object.fromEntries(corrected) });
}

/** Whether anybody may see it. What is gone from its source may be seen, as cancelled. */
export const isPublic = (event: Pick<CampaignEvent, 'said' | 'hand'>): boolean =>
  factsOf(event).visibility === 'public' && !event.hand.hidden && !event.hand.merged;

/** Whether it takes place; what its source does not have any more does not. */
export const shownStatus = (event: Pick<CampaignEvent, 'said' | 'hand' | 'goneAt'>): EventStatus =>
  event.goneAt === undefined ? factsOf(event).status : 'cancelled';

/** The same for equal values, whatever the order of their members; what is undefined counts as absent. */
export const hashOfFact = (value: unknown): string =>
  createHash('sha256').update(stable(value)).digest('base64url').slice(0, 22);

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${stable(member)}`).join(',')}}`;
}
