import type { Expression, Item } from '../../../shared/data/expressions.ts';
import { presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { type CampaignEvent, campaignEventSchema } from './event.ts';
import { eventKey, eventsDuePartition, eventsPartition } from './event-keys.ts';

/** `dueAt`: when the sweep is to look at it, if ever. ISO 8601. */
export const eventItem = (event: CampaignEvent, dueAt: string | undefined): Item => ({
  ...eventKey(event.id),
  ...event,
  gsi1pk: eventsPartition(event.nis),
  gsi1sk: event.id,
  ...(dueAt && { dueAt, gsi2pk: eventsDuePartition, gsi2sk: `${dueAt}#${event.id}` }),
});

/** The event of an item. One of a municipality that has merged belongs to the new one. */
export function eventOf(item: Item): CampaignEvent {
  const event = campaignEventSchema().parse(item);
  return { ...event, nis: presentNisOf(event.nis) };
}

/** The condition that nobody has changed an event since it was read. */
export const ifVersion = ({ version }: Pick<CampaignEvent, 'version'>): Expression => ({
  expression: 'version = :version',
  values: { ':version': version },
});
