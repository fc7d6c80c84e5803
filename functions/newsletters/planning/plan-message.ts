import * as z from 'zod';
import { issueIdSchema } from '../issue-ids.ts';
import { shardCount } from '../sending/chunk-keys.ts';

/** The work of `newsletters/plan`. Every step may run twice. */
export const planMessageSchema = z.discriminatedUnion('step', [
  /** Divides the recipients of one shard into chunks. */
  z.object({
    step: z.literal('shard'),
    issueId: issueIdSchema,
    shard: z
      .int()
      .min(0)
      .max(shardCount - 1),
  }),
  /** Queues the chunks that are due next: after resuming. */
  z.object({ step: z.literal('queue'), issueId: issueIdSchema }),
  /** Makes everybody who failed pending again. */
  z.object({ step: z.literal('retry'), issueId: issueIdSchema }),
]);
export type PlanMessage = z.output<typeof planMessageSchema>;

/** One message a shard: what starts the planning of an issue. */
export const planMessages = (issueId: string): PlanMessage[] =>
  Array.from({ length: shardCount }, (_, shard) => ({ step: 'shard', issueId, shard }));
