import { createQueue, createSqs, type Queue } from '../../../shared/queue/queue.ts';
import type { TrackMessage } from '../events/engagement-event.ts';

/** Milliseconds that a page waits for a queue, at most twice. */
export const patienceMs = 1000;

/** The queue as functions use it that answer people: no visitor waits for what is only counted. */
export const createTrackQueue = (url: string): Queue<TrackMessage> =>
  createQueue(createSqs({ attempts: 2, answerMs: patienceMs }), url);
