import * as z from 'zod';
import { engagementEventSchema } from '../events/engagement-event.ts';

/**
 * What a reader did who agreed to be followed, under the identity by which it is counted. It stands on a queue with the reader's
 * id; what is counted in the end knows nothing of that.
 */
export const followedSchema = z.object({
  subscriberId: z.string(),
  event: engagementEventSchema.extend({
    kind: z.enum(['opened', 'clicked']),
    /** An instant. */
    at: z.iso.datetime(),
    about: z.object({ issue: z.string(), link: z.string().optional() }),
  }),
});
export type Followed = z.output<typeof followedSchema>;

/**
 * A message of the queue `follow`. First it is noted; it is judged somewhat later, when it is known what else the reader did with
 * the mail in those seconds.
 */
export const followMessageSchema = followedSchema.extend({ step: z.enum(['note', 'judge']) });
export type FollowMessage = z.output<typeof followMessageSchema>;
