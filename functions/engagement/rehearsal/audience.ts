import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import {
  type PlayedRequest,
  playedEvent,
  playedPages,
} from '../../../shared/http/played-request.ts';
import type { Log } from '../../../shared/observability/logger.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { createReadRecipients, recordChunkEvents } from '../../newsletters/index.ts';
import { checkFollowing, createAddressReports } from '../../subscribers/index.ts';
import { countEvents } from '../counting/count-events.ts';
import { createCountRepository } from '../counting/count-repository.ts';
import type { EngagementEvent } from '../events/engagement-event.ts';
import { addFeedReaders } from '../feeds/add-feed-readers.ts';
import { createFeedClients } from '../feeds/feed-clients.ts';
import type { FeedName } from '../feeds/feed-keys.ts';
import { createFeedReaders } from '../feeds/feed-readers.ts';
import { createFollow } from '../following/follow.ts';
import { takeFollowed } from '../following/take-followed.ts';
import { createTrailRepository } from '../following/trail-repository.ts';
import type { PageDeps } from '../page-deps.ts';
import { engagementPages } from '../public-routes.ts';
import { type MailEventsDeps, recordMailEvents } from '../record-mail-events.ts';
import { createTracker } from '../tracking/tracker.ts';
import { followedQueue } from './followed-queue.ts';

/** What a campaign's audience is played with: a real table, and a clock that whoever plays sets. */
export interface AudienceResources {
  readonly table: Table;
  readonly keys: KeyRing;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  readonly now: Clock;
  readonly log: Log;
}

/**
 * Takes what people and machines do by the very code that takes it in production, and counts it as that counts; only the queues
 * between are in memory, so that a day is counted in few writes.
 */
export function createAudience({ table, keys, siteUrl, now, log }: AudienceResources) {
  const tracked: EngagementEvent[] = [];
  const countLater = async (events: readonly EngagementEvent[]) => {
    tracked.push(...events);
  };
  const telling = { log, count: () => undefined };
  const tracker = createTracker({ send: async (messages) => countLater(messages.flat()) }, telling);
  const followed = followedQueue(now);
  const trail = createTrailRepository(table, checkFollowing);
  const pages: PageDeps = {
    ...{ table, keys, siteUrl, now, tracker },
    follow: createFollow(followed, telling),
  };
  const mails: MailEventsDeps = {
    ...createAddressReports(table, keys, { journal: { record: async () => undefined }, now }),
    recordChunkEvents: recordChunkEvents(table),
    recipientsOf: createReadRecipients(table),
    noteDelivery: trail.noteDelivery,
    countEvents: countLater,
    ...{ now, log, count: () => undefined },
  };
  const feedClients = createFeedClients({ table, now, ...telling });
  const feedReaders = createFeedReaders(table);
  const counting = {
    repository: createCountRepository(table, now),
    count: () => undefined,
    random: Math.random,
    pause: async () => undefined,
  };

  return {
    tracker,

    /** A request of somebody to a link of a mail or of printed matter. */
    ask: playedPages(engagementPages, pages),

    /** What SES says of mails, as EventBridge brings it. */
    hearOfMails: (events: readonly unknown[]) => recordMailEvents(events, mails),

    /** A program reads the feed of a calendar. */
    async readFeed(feed: FeedName, asked: PlayedRequest): Promise<void> {
      const reading = { feed, request: playedEvent(asked), viewer: asked.address };
      await tracker.track(await feedClients.reading(reading));
    },

    /** Judges what is due of readers who agreed to be followed. */
    async judgeDue(): Promise<void> {
      for (let next = followed.takeDue(); next; next = followed.takeDue()) {
        await takeFollowed(next, { trail, queue: followed, countEvents: countLater });
      }
    },

    /** Counts what happened since this was last asked for. */
    async count(): Promise<void> {
      const events = tracked.splice(0);
      await addFeedReaders(events, feedReaders);
      await countEvents(events, counting);
    },
  };
}
