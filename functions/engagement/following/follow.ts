import type { Queue } from '../../../shared/queue/queue.ts';
import type { Happening } from '../events/engagement-event.ts';
import { createProducer } from '../tracking/producer.ts';
import { type TrackerDeps, trackFailed } from '../tracking/tracker.ts';
import { type FollowMessage, followedSchema } from './followed.ts';

export interface Follow {
  /**
   * Puts what a reader did, whose mail was made with consent, on the queue; whether the reader still agrees is looked at there. To be
   * awaited. Never throws.
   */
  follow(done: { readonly subscriberId: string; readonly happening: Happening }): Promise<void>;
}

/** The tracker's twin for who agreed to be followed. Made once for each container. */
export function createFollow(queue: Queue<FollowMessage>, { log, count }: TrackerDeps): Follow {
  const identified = createProducer();
  return {
    async follow({ subscriberId, happening }) {
      try {
        const followed = followedSchema.parse({ subscriberId, event: identified(happening) });
        await queue.send([{ step: 'note', ...followed }]);
      } catch (error) {
        log.error('what a reader did is not counted', {
          error: error instanceof Error ? error.name : 'unknown',
        });
        count(trackFailed, 1);
      }
    },
  };
}
