import type { Write } from '../../../shared/data/expressions.ts';
import type { CampaignEvent } from '../events/event.ts';
import { attentionKey } from '../events/event-keys.ts';
import { conflictsOf } from './conflicts.ts';

/** Why an event asks for a decision of staff. `merged`: its source keeps back or has lost what events merged into it may still say. */
export const attentionReasons = ['conflict', 'dates', 'merged'] as const;
export type AttentionReason = (typeof attentionReasons)[number];

/** @throws {TimingError} */
export function attentionOf(event: CampaignEvent, now: Date): readonly AttentionReason[] {
  const { hand, datesHeld, goneAt, said } = event;
  const isWithdrawn = goneAt !== undefined || said.visibility !== 'public';
  return [
    ...(conflictsOf(event, now).length > 0 ? (['conflict'] as const) : []),
    ...(datesHeld ? (['dates'] as const) : []),
    ...(isWithdrawn && hand.holds ? (['merged'] as const) : []),
  ];
}

/** The event's place in the list of those that ask for a decision, or its absence from it. */
export function attentionWrites(
  before: CampaignEvent | undefined,
  after: CampaignEvent,
  now: Date,
): Write[] {
  const reasons = attentionOf(after, now);
  const isListed = reasons.length > 0;
  const { id: eventId, nis } = after;
  const wasElsewhere = before && (before.nis !== nis || !isListed) && mayBeListed(before);
  return [
    ...(wasElsewhere ? [{ remove: attentionKey(before.nis, eventId) }] : []),
    ...(isListed ? [{ put: { ...attentionKey(nis, eventId), eventId, reasons } }] : []),
  ];
}

/** Whether there is anything by which it may stand in the list: most events have nothing. */
const mayBeListed = ({ hand, datesHeld }: CampaignEvent): boolean =>
  Object.keys(hand.corrections).length > 0 || datesHeld !== undefined || hand.holds !== undefined;
