import { systemClock } from '../../shared/clock.ts';
import { createDocumentClient, createTable } from '../../shared/data/table.ts';
import { readEnv } from '../../shared/env.ts';
import { logger } from '../../shared/observability/logger.ts';
import { countMetric } from '../../shared/observability/metrics.ts';
import { pauseBefore } from '../../shared/pause.ts';
import { queueBatchWorker } from '../../shared/queue/queue-worker.ts';
import { type CountDeps, countEvents } from './counting/count-events.ts';
import { createCountRepository } from './counting/count-repository.ts';
import { trackMessageSchema } from './events/engagement-event.ts';
import { addFeedReaders } from './feeds/add-feed-readers.ts';
import { createFeedReaders } from './feeds/feed-readers.ts';

const env = readEnv('TABLE_NAME');

const table = createTable(createDocumentClient(), env.TABLE_NAME);
const feedReaders = createFeedReaders(table);

const deps: CountDeps = {
  repository: createCountRepository(table, systemClock),
  count: countMetric,
  random: Math.random,
  pause: pauseBefore,
};

export const handler = queueBatchWorker(
  trackMessageSchema,
  async (messages) => {
    const events = messages.flat();
    await addFeedReaders(events, feedReaders);
    await countEvents(events, deps);
  },
  { log: logger },
);
