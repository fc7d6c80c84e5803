import type { Expression, Item } from '../../../shared/data/expressions.ts';
import { presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { type CampaignEvent, campaignEventSchema } from './event.ts';
import {
  eventKey,
  eventsChangedPartition,
  eventsDuePartition,
  eventsPartition,
} from './event-keys.ts';

/** `renewal`: when its agenda is to be written anew, if ever. ISO 8601. */
export const eventItem = (event: CampaignEvent, renewal: string | undefined): Item => ({
  ...eventKey(event.id),
  ...event,
  gsi1pk: eventsPartition(event.nis),
  gsi1sk: event.id,
  ...dueOf(event, renewal),
});

/** A change comes first: it is followed by writing the agenda anew. */
function dueOf({ id, followUpSince }: CampaignEvent, renewal: string | undefined): Item {
  if (followUpSince) return { gsi2pk: eventsChangedPartition, gsi2sk: `${followUpSince}#${id}` };
  return renewal ? { gsi2pk: eventsDuePartition, gsi2sk: `${renewal}#${id}` } : {};
}

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
