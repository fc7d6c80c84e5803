import type { CountMetric } from '../../../shared/observability/count-metric.ts';
import type { Log } from '../../../shared/observability/logger.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { EngagementEvent, Happening, TrackMessage } from '../events/engagement-event.ts';
import { createProducer } from './producer.ts';

export interface Tracker {
  /** Puts what happened on the queue. To be awaited, since a function that has answered may be frozen. Never throws. */
  track(...happenings: readonly Happening[]): Promise<void>;
  /** The same of what may be told again: under one name only the first is counted. A name tells nothing of a person. */
  trackOnce(name: string, happening: Happening): Promise<void>;
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
  async function send(events: readonly EngagementEvent[]): Promise<void> {
    try {
      await queue.send([[...events]]);
    } catch (error) {
      log.error('what happened is not counted', {
        error: error instanceof Error ? error.name : 'unknown',
      });
      count(trackFailed, events.length);
    }
  }
  return {
    async track(...happenings) {
      if (happenings.length > 0) await send(happenings.map(identified));
    },
    trackOnce: (name, happening) => send([{ ...happening, producer: name, seq: 0 }]),
  };
}
