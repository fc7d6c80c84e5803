import type { EventRepository } from '../events/event-repository.ts';
import { factsOf, isPublic } from '../events/facts-of.ts';
import type { CalendarItem, DayRange } from '../ical/write-event.ts';
import { dayAfter, startOfDay } from '../local-day.ts';
import type { Topic } from '../topic.ts';

export type FeedReader = Pick<EventRepository, 'agenda' | 'getMany'>;

/** What a feed is of. */
export interface FeedChoice {
  /** NIS code. */
  readonly nis: string;
  readonly topic?: Topic | undefined;
}

/**
 * Public events with those of their times that touch these days, the first time first. An agenda may be a moment behind: what
 * has since been hidden, merged, moved away or made private is left out by what the event itself says.
 */
export async function readFeed(
  { nis, topic }: FeedChoice,
  range: DayRange,
  events: FeedReader,
): Promise<CalendarItem[]> {
  const [from, to] = [startOfDay(range.first), startOfDay(dayAfter(range.last, 1))];
  const entries = await events.agenda(nis, from, to);
  const found = await events.getMany(entries.map(({ eventId }) => eventId));
  return entries.flatMap(({ eventId, occurrences }) => {
    const event = found.get(eventId);
    if (!event || event.nis !== nis || !isPublic(event)) return [];
    const isOfTopic = topic === undefined || factsOf(event).topics.includes(topic);
    return isOfTopic ? [{ event, occurrences }] : [];
  });
}
