import * as z from 'zod';
import { logger } from '../../shared/observability/logger.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';

export const handler = queueWorker(z.object({ merchantId: z.string() }), async () => {}, {
  log: logger,
});
