import type { CountMetric } from '../../../shared/observability/count-metric.ts';
import type { Log } from '../../../shared/observability/logger.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { Happening, TrackMessage } from '../events/engagement-event.ts';
import { createProducer } from './producer.ts';

export interface Tracker {
  /** Puts what happened on the queue. To be awaited, since a function that has answered may be frozen. Never throws. */
  track(...happenings: readonly Happening[]): Promise<void>;
}

export interface TrackerDeps {
  readonly log: Pick<Log, 'error'>;
  readonly count: CountMetric;
}

/** The name of the metric of events that were not taken by the queue. */
export const trackFailed = 'TrackFailed';

/**
 * For functions that answer people: what cannot be counted is logged and counted as `TrackFailed`, and the page is as good as
 * ever. The log does not say what it was: of a single vote no line is written. Made once for each container.
 */
export function createTracker(queue: Queue<TrackMessage>, { log, count }: TrackerDeps): Tracker {
  const identified = createProducer();
  return {
    async track(...happenings) {
      if (happenings.length === 0) return;
      try {
        await queue.send([happenings.map(identified)]);
      } catch (error) {
        log.error('what happened is not counted', {
          error: error instanceof Error ? error.name : 'unknown',
        });
        count(trackFailed, happenings.length);
      }
    },
  };
}
