import { createQueue, createSqs, type Queue } from '../../../shared/queue/queue.ts';
import { patienceMs } from '../tracking/track-queue.ts';
import type { FollowMessage } from './followed.ts';

/** As {@link createTrackQueue}: no reader waits for it. */
export const createFollowQueue = (url: string): Queue<FollowMessage> =>
  createQueue(createSqs({ attempts: 2, answerMs: patienceMs }), url);
