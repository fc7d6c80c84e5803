import * as z from 'zod';
import { issueIdSchema } from '../issue-ids.ts';
import { chunkIdPattern } from './chunk-keys.ts';

/** Asks `newsletters/send` to send what is pending of one chunk. Says nothing of anybody; may come twice. */
export const sendMessageSchema = z.object({
  issueId: issueIdSchema,
  chunkId: z.string().regex(chunkIdPattern),
  /** How many of the chunk were pending when this was queued; it bounds what is reserved for it. */
  pending: z.int().positive().optional(),
  /** Places in the sending rate that an earlier delivery reserved: their time (epoch ms) and number. */
  slot: z.object({ at: z.number(), count: z.int() }).optional(),
  /** How often in a row SES took nothing: the waits grow with it. */
  tries: z.int().optional(),
});
export type SendMessage = z.output<typeof sendMessageSchema>;
