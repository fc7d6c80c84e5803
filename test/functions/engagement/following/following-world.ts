import type { Scope } from '../../../../functions/engagement/counters/counter-keys.ts';
import { createCounterRepository } from '../../../../functions/engagement/counters/counter-repository.ts';
import { countEvents } from '../../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../../functions/engagement/counting/count-repository.ts';
import type { EngagementEvent } from '../../../../functions/engagement/events/engagement-event.ts';
import type {
  Followed,
  FollowMessage,
} from '../../../../functions/engagement/following/followed.ts';
import {
  type FollowingDeps,
  takeFollowed,
} from '../../../../functions/engagement/following/take-followed.ts';
import { createTrailRepository } from '../../../../functions/engagement/following/trail-repository.ts';
import { createReaderTrail } from '../../../../functions/engagement/index.ts';
import { consentTexts } from '../../../../functions/subscribers/consent-text.ts';
import { checkFollowing } from '../../../../functions/subscribers/index.ts';
import { newSubscriber } from '../../../../functions/subscribers/new-subscriber.ts';
import { createSubscriberRepository } from '../../../../functions/subscribers/repository/subscribers.ts';
import { newId } from '../../../../shared/ids.ts';
import { testClock } from '../../../builders/clock.ts';
import { freshTable } from '../../../builders/table.ts';
import { waitingQueue } from '../../../builders/waiting-queue.ts';

export const issue = 'iss_1';

/** Readers with and without consent on a real table, with the queue and what is counted in the end. */
export async function followingWorld() {
  const now = testClock('2026-11-29T19:30:00Z');
  const table = await freshTable();
  const subscribers = createSubscriberRepository(table, { newId });
  const queue = waitingQueue<FollowMessage>(now);
  const trail = createTrailRepository(table, checkFollowing);
  const counting = {
    repository: createCountRepository(table, now),
    count: () => undefined,
    random: Math.random,
    pause: async () => undefined,
  };
  const deps: FollowingDeps = {
    trail,
    queue,
    countEvents: (events: readonly EngagementEvent[]) => countEvents(events, counting),
  };
  let made = 0;
  return {
    now,
    table,
    queue,
    trail,
    subscribers,
    deps,
    readerTrail: createReaderTrail(table, now),

    async reader(textVersion: string | undefined = consentTexts.tracking.version) {
      const at = now().toISOString();
      const subscriber = newSubscriber(
        { address: `an.${made}@example.be`, language: 'nl', origin: 'page' },
        { now, newId },
      );
      made += 1;
      const consents = { tracking: { at, textVersion, source: 'preferences' as const } };
      const residents = { state: 'active' as const, municipalities: ['13036'], left: [] };
      const subscriptions = { residents };
      const agreeing = { ...subscriber, subscriptions, trackingConsent: true, consents };
      await subscribers.create(agreeing, []);
      return subscriber.id;
    },

    async withdraw(id: string) {
      const before = await subscribers.get(id);
      if (before) await subscribers.replace(before, { ...before, trackingConsent: false }, []);
    },

    /** What a reader does now, or so many seconds later. */
    done(
      subscriberId: string,
      about: Partial<Followed['event']> = {},
      { seconds = 0 } = {},
    ): Followed {
      made += 1;
      const at = new Date(now().getTime() + seconds * 1000).toISOString();
      const event = { producer: 'container', seq: made, kind: 'clicked' as const, at };
      const place = { nis: '13036', language: 'nl' as const, about: { issue, link: '2-1' } };
      return { subscriberId, event: { ...event, ...place, ...about } };
    },

    note: (followed: Followed, given: FollowingDeps = deps) =>
      takeFollowed({ step: 'note', ...followed }, given),

    /** Takes everything that waits, each message twice as a queue may deliver it. */
    async passTime() {
      now.advance(180);
      for (let message = queue.take(); message; message = queue.take()) {
        await takeFollowed(message, deps);
        await takeFollowed(message, deps);
      }
    },

    counted: async (scope: Scope = `issue:${issue}`) => createCounterRepository(table).read(scope),
  };
}
