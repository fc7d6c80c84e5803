import * as z from 'zod';
import { issueIdSchema } from '../issue-ids.ts';
import { chunkSize } from '../sending/chunk.ts';
import { chunkIdPattern } from '../sending/chunk-keys.ts';
import type { StateLetter } from '../sending/recipient-state.ts';

/** What SES tells of a mail. `rejected` and `unrendered`: SES took the mail and then did not send it. */
export const chunkEventKinds = [
  'sent',
  'delivered',
  'delayed',
  'bounced',
  'complained',
  'rejected',
  'unrendered',
] as const;
export type ChunkEventKind = (typeof chunkEventKinds)[number];

/** An event of a bulk mail; issue, chunk and index are the mail's tags. */
export const chunkEventSchema = z.object({
  issueId: issueIdSchema,
  chunkId: z.string().regex(chunkIdPattern),
  index: z
    .int()
    .min(0)
    .max(chunkSize - 1),
  kind: z.enum(chunkEventKinds),
});
export type ChunkEvent = z.output<typeof chunkEventSchema>;

/** How an event stands in the set of its chunk: `12:s`. */
const letters: Record<ChunkEventKind, string> = {
  sent: 's',
  delivered: 'd',
  delayed: 'y',
  bounced: 'b',
  complained: 'c',
  rejected: 'r',
  unrendered: 'f',
};

export const eventMark = ({ index, kind }: Pick<ChunkEvent, 'index' | 'kind'>): string =>
  `${index}:${letters[kind]}`;

/** The state that an event makes of who counts as sent. */
export function failureOf(kind: ChunkEventKind): StateLetter | undefined {
  if (kind === 'rejected') return 'r';
  return kind === 'unrendered' ? 't' : undefined;
}
