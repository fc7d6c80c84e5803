import { Worker } from 'node:worker_threads';
import * as z from 'zod';

export interface Fauxqs {
  /** Where SQS and S3 answer. */
  endpoint: string;
  stop(): Promise<void>;
}

const started = z.object({ endpoint: z.string() });

/**
 * SQS and S3 in a thread of their own. Queues, messages in flight and objects are kept in `dataDir`, or in memory when
 * that is undefined.
 * @throws Error when the emulator does not start.
 */
export async function startFauxqsThread(dataDir: string | undefined): Promise<Fauxqs> {
  const worker = new Worker(new URL('./fauxqs-thread.ts', import.meta.url), {
    workerData: { dataDir },
  });
  const ready = Promise.withResolvers<string>();
  const stopped = Promise.withResolvers<void>();
  worker.once('message', (message) => ready.resolve(started.parse(message).endpoint));
  worker.once('error', ready.reject);
  worker.once('exit', () => {
    ready.reject(new Error('fauxqs ended before it was ready.'));
    stopped.resolve();
  });
  return {
    endpoint: await ready.promise,
    stop: async () => {
      worker.postMessage('stop');
      await stopped.promise;
    },
  };
}
