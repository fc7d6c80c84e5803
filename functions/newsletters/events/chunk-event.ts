import * as z from 'zod';
import { issueIdSchema } from '../issue.ts';
import { chunkSize } from '../sending/chunk.ts';
import { chunkIdPattern } from '../sending/chunk-keys.ts';

/** `eventType` of the SES events that count, as EventBridge brings them. */
export const chunkEventKinds = [
  'Send',
  'Delivery',
  'DeliveryDelay',
  'Bounce',
  'Complaint',
  'Reject',
  'Rendering Failure',
] as const;
export type ChunkEventKind = (typeof chunkEventKinds)[number];

/** An event of a bulk mail. Issue, chunk and index are the mail's tags. */
export const chunkEventSchema = z.object({
  issueId: issueIdSchema,
  chunkId: z.string().regex(chunkIdPattern),
  index: z.coerce
    .number()
    .int()
    .min(0)
    .max(chunkSize - 1),
  kind: z.enum(chunkEventKinds),
});
export type ChunkEvent = z.output<typeof chunkEventSchema>;

/** How an event stands in the set of its chunk: `12:s`. */
const letters: Record<ChunkEventKind, string> = {
  Send: 's',
  Delivery: 'd',
  DeliveryDelay: 'y',
  Bounce: 'b',
  Complaint: 'c',
  Reject: 'r',
  'Rendering Failure': 'f',
};

export const eventMark = ({ index, kind }: Pick<ChunkEvent, 'index' | 'kind'>): string =>
  `${index}:${letters[kind]}`;

/** SES took the mail and then did not send it. */
export const failureOf = { Reject: 'r', 'Rendering Failure': 't' } as const;
