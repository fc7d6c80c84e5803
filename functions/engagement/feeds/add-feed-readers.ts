import { localHour } from '../../../shared/time/local-hour.ts';
import type { EngagementEvent } from '../events/engagement-event.ts';
import { type FeedName, feedOf } from './feed-keys.ts';
import type { FeedReaders } from './feed-readers.ts';

interface Marks {
  readonly feed: FeedName;
  readonly day: string;
  readonly marks: Set<string>;
}

/** Adds who read feeds to the marks of their days. Apart from the counters and before them: repeated, it changes nothing. */
export async function addFeedReaders(
  events: readonly EngagementEvent[],
  readers: Pick<FeedReaders, 'add'>,
): Promise<void> {
  const days = new Map<string, Marks>();
  for (const { at, about, client } of events) {
    const feed = client === undefined ? undefined : feedOf(about?.source ?? '');
    if (!feed || client === undefined) continue;
    const { day } = localHour(Date.parse(at));
    const name = `${about?.source} ${day}`;
    const known = days.get(name) ?? { feed, day, marks: new Set() };
    known.marks.add(client);
    days.set(name, known);
  }
  for (const { feed, day, marks } of days.values()) await readers.add(feed, day, marks);
}
