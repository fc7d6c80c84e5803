import * as z from 'zod';
import { idPattern } from '../../../shared/ids.ts';
import { createQueue, type Queue, type Sqs } from '../../../shared/queue/queue.ts';
import { sourceIdSchema } from '../events/event.ts';

export const runIdSchema = z.string().regex(idPattern('run'));

/** Work on this run of this source, or go on with it. How far it is stands in the table. */
export const syncMessageSchema = z.strictObject({ sourceId: sourceIdSchema, runId: runIdSchema });
export type SyncMessage = z.output<typeof syncMessageSchema>;

/** The way to have a source read. `url` is `CALENDAR_SYNC_QUEUE_URL`. */
export const createSyncQueue = (client: Sqs, url: string): Queue<SyncMessage> =>
  createQueue<SyncMessage>(client, url);
