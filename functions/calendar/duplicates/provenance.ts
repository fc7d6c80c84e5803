import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { CampaignEvent } from '../events/event.ts';
import { createSourceRepository } from '../sources/source-repository.ts';

/** What staff call the sources of events, by id; none for events of staff. */
export async function sourceNamesOf(
  events: readonly Pick<CampaignEvent, 'origin'>[],
  { table, now }: { readonly table: Table; readonly now: Clock },
): Promise<Map<string, string>> {
  const sources = createSourceRepository(table, { now });
  const ids = [...new Set(events.map(({ origin }) => origin.sourceId))];
  const found = await Promise.all(ids.filter((id) => id !== 'staff').map((id) => sources.get(id)));
  return new Map(found.flatMap((source) => (source ? [[source.id, source.name] as const] : [])));
}
