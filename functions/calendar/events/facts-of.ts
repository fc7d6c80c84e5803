import { createHash } from 'node:crypto';
import { withCorrections } from '../hand/with-corrections.ts';
import type { EventStatus } from '../timing/timing.ts';
import { type CampaignEvent, type EventFacts, eventFactsSchema } from './event.ts';

/** What readers are told of an event: what its source says, with staff's corrections. */
export function factsOf({ said, hand }: Pick<CampaignEvent, 'said' | 'hand'>): EventFacts {
  if (Object.keys(hand.corrections).length === 0) return said;
  return eventFactsSchema().parse(withCorrections(said, hand.corrections));
}

/** Whether anybody may see it. What is gone from its source may be seen, as cancelled. */
export const isPublic = (event: Pick<CampaignEvent, 'said' | 'hand'>): boolean =>
  factsOf(event).visibility === 'public' && !event.hand.hidden && !event.hand.merged;

/** Whether its source does not have it any more, nor that of an event that was merged into it. */
export const isGone = ({ goneAt, keptBy }: Pick<CampaignEvent, 'goneAt' | 'keptBy'>): boolean =>
  goneAt !== undefined && keptBy === undefined;

/** Whether it takes place; what its source does not have any more does not. */
export const shownStatus = (
  event: Pick<CampaignEvent, 'said' | 'hand' | 'goneAt' | 'keptBy'>,
): EventStatus => (isGone(event) ? 'cancelled' : factsOf(event).status);

/** Whether its own source says that it takes place, and lets everybody know, and staff do not hide it. */
export function isAlive(event: Pick<CampaignEvent, 'said' | 'hand' | 'goneAt'>): boolean {
  const { status, visibility } = factsOf(event);
  const isOn = event.goneAt === undefined && status !== 'cancelled';
  return isOn && visibility === 'public' && !event.hand.hidden;
}

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
