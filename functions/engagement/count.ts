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

const env = readEnv('TABLE_NAME');

const deps: CountDeps = {
  repository: createCountRepository(
    createTable(createDocumentClient(), env.TABLE_NAME),
    systemClock,
  ),
  count: countMetric,
  random: Math.random,
  pause: pauseBefore,
};

export const handler = queueBatchWorker(
  trackMessageSchema,
  (messages) => countEvents(messages.flat(), deps),
  { log: logger },
);
