import { logger } from '../../shared/observability/logger.ts';
import { queueWorker } from '../../shared/queue/queue-worker.ts';
import { syncMessageSchema } from './syncing/sync-message.ts';

export const handler = queueWorker(
  syncMessageSchema,
  async (message) => logger.info('no source is read yet', message),
  { log: logger },
);
