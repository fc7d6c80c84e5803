import * as z from 'zod';
import type { ChunkEvent, ChunkEventKind } from '../newsletters/index.ts';
import type { SesEvent } from './ses-event.ts';

const bulkTags = z.object({
  kind: z.tuple([z.literal('bulk')]),
  issue: z.tuple([z.string()]),
  chunk: z.tuple([z.string()]),
  index: z.tuple([z.coerce.number().int().min(0).max(49)]),
});

/** The event as the chunk of its newsletter knows it; undefined for other mails and for opens and clicks. */
export function chunkEventOf(event: SesEvent): ChunkEvent | undefined {
  const kind = kindOf(event);
  const tags = bulkTags.safeParse(event.mail.tags);
  if (!kind || !tags.success) return undefined;
  const { issue, chunk, index } = tags.data;
  return { issueId: issue[0], chunkId: chunk[0], index: index[0], kind };
}

function kindOf(event: SesEvent): ChunkEventKind | undefined {
  switch (event.eventType) {
    case 'Send':
      return 'sent';
    case 'Delivery':
      return 'delivered';
    case 'DeliveryDelay':
      return 'delayed';
    case 'Bounce':
      return 'bounced';
    case 'Complaint':
      return 'complained';
    case 'Reject':
      return 'rejected';
    case 'Rendering Failure':
      return 'unrendered';
    case 'Open':
    case 'Click':
    case 'Subscription':
      return undefined;
  }
}
