import { createHmac } from 'node:crypto';
import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { HttpEvent } from '../../../shared/http/event.ts';
import { networkOf } from '../../../shared/http/network.ts';
import type { CountMetric } from '../../../shared/observability/count-metric.ts';
import type { Log } from '../../../shared/observability/logger.ts';
import { localHour } from '../../../shared/time/local-hour.ts';
import type { Happening } from '../events/engagement-event.ts';
import { judgeFeedReader } from '../people/judge-feed-reader.ts';
import { trackFailed } from '../tracking/tracker.ts';
import { createDayKeys } from './day-keys.ts';
import { type FeedName, feedSource } from './feed-keys.ts';
import { markOf } from './hyper-log-log.ts';

interface FeedClientsDeps {
  readonly table: Table;
  readonly now: Clock;
  readonly log: Pick<Log, 'error'>;
  readonly count: CountMetric;
}

interface Reading {
  readonly feed: FeedName;
  readonly request: HttpEvent;
  /** The client's IP address, where CloudFront vouches for it: only then is it known from others. */
  readonly viewer: string | undefined;
}

export type FeedClients = ReturnType<typeof createFeedClients>;

/**
 * Says that a program read a feed, with a mark by which clients of a day are estimated and none is known again: a hash of network
 * and agent, keyed by a secret of that day, of which a dozen bits are kept. Made once for each container.
 */
export function createFeedClients({ table, now, log, count }: FeedClientsDeps) {
  const dayKeys = createDayKeys(table, now);

  async function markClient({ feed, request, viewer }: Reading): Promise<string | undefined> {
    if (viewer === undefined) return undefined;
    const client = [feed.nis, networkOf(viewer), request.headers['user-agent'] ?? ''].join('\n');
    try {
      const key = await dayKeys(localHour(now()).day);
      return markOf(createHmac('sha256', key).update(client).digest());
    } catch (error) {
      // No calendar goes without its events because something cannot be counted.
      log.error('a client of a feed is not counted', {
        error: error instanceof Error ? error.name : 'unknown',
      });
      count(trackFailed);
      return undefined;
    }
  }

  return {
    async reading(of: Reading): Promise<Happening> {
      const { feed, request } = of;
      const machine = judgeFeedReader(request);
      return {
        kind: 'feed-read',
        at: now().toISOString(),
        nis: feed.nis,
        about: { source: feedSource(feed) },
        machine,
        client: machine === undefined ? await markClient(of) : undefined,
      };
    },
  };
}
