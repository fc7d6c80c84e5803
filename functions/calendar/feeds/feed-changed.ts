import type { CampaignEvent } from '../events/event.ts';
import { localDay, startOfDay } from '../local-day.ts';

/** When the last of these events changed; the beginning of all times where there are none. */
export const lastChange = (events: readonly Pick<CampaignEvent, 'changedAt'>[]): Date =>
  new Date(Math.max(0, ...events.map(({ changedAt }) => Date.parse(changedAt))));

/**
 * When a feed changed. What staff hide is gone from it and leaves no time behind: so it counts as changed every midnight, when
 * its days move on as well, for programs that ask by time and not by tag.
 */
export function feedChangedAt(
  events: readonly Pick<CampaignEvent, 'changedAt'>[],
  now: Date,
): Date {
  const midnight = startOfDay(localDay(now));
  return new Date(Math.max(midnight.getTime(), lastChange(events).getTime()));
}
