import * as z from 'zod';
import { createQueue, type Queue, type Sqs } from '../../../shared/queue/queue.ts';
import { contestIdSchema } from './contest.ts';

/**
 * What the count is asked to do; each may be asked for any number of times.
 * `fix-ballot`: make pepper and gates, then note `gatesWrittenAt`. `close`: close the gates, then `closing → closed`.
 * `count-daily`: note the number of roll items and ballots of the local day. `survey`: count cohorts, write the backup,
 * then note `surveyedAt`. `publish`: publish, or note why not. `destroy`: destroy the pepper (and, of a contest that was
 * cancelled, the votes), then note `pepperDestroyedAt`. `draw-prize`: draw the winners of the prize, then note `prizeDrawnAt`.
 */
export const countTasks = [
  'fix-ballot',
  'close',
  'count-daily',
  'survey',
  'publish',
  'destroy',
  'draw-prize',
] as const;

export type CountTask = (typeof countTasks)[number];

export const countMessageSchema = z.strictObject({
  task: z.enum(countTasks),
  contestId: contestIdSchema,
});

export type CountMessage = z.output<typeof countMessageSchema>;

/** The way to have something counted. `url` is `COUNT_QUEUE_URL`. */
export const createCountQueue = (client: Sqs, url: string): Queue<CountMessage> =>
  createQueue<CountMessage>(client, url);
