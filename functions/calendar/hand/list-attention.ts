import * as z from 'zod';
import type { Table } from '../../../shared/data/table.ts';
import { nisCodesOf } from '../../../shared/programme/nis-codes.ts';
import { type CampaignEvent, eventIdSchema } from '../events/event.ts';
import { attentionPartition } from '../events/event-keys.ts';
import type { EventRepository } from '../events/event-repository.ts';
import { type PageWanted, pageOfPartitions } from '../events/page-of-partitions.ts';
import { type AttentionReason, attentionOf } from './attention.ts';

/** An event that asks staff for a decision, and why. */
export interface AttentionLine {
  readonly event: CampaignEvent;
  readonly reasons: readonly AttentionReason[];
}

const lineSchema = z.object({ eventId: eventIdSchema });

/** Those of a municipality, as they are now: what has since settled by itself is left out. @throws {AppError} cursor.invalid */
export async function listAttention(
  nis: string,
  wanted: PageWanted,
  deps: { readonly table: Table; readonly events: EventRepository; readonly now: () => Date },
): Promise<{ readonly lines: readonly AttentionLine[]; readonly cursor: string | undefined }> {
  const queries = nisCodesOf(nis).map((code) => ({ pk: attentionPartition(code) }));
  const { items, cursor } = await pageOfPartitions(deps.table, queries, wanted);
  const ids = items.map((item) => lineSchema.parse(item).eventId);
  const events = await deps.events.getMany(ids);
  const lines = ids.flatMap((id) => {
    const event = events.get(id);
    // The item of a municipality in which it was before may outlast it by a moment.
    if (event?.nis !== nis) return [];
    const reasons = attentionOf(event, deps.now());
    return reasons.length > 0 ? [{ event, reasons }] : [];
  });
  return { lines, cursor };
}
