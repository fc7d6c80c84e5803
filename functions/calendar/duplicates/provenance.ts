import type { Table } from '../../../shared/data/table.ts';
import type { CampaignEvent } from '../events/event.ts';
import { sourceKey } from '../sources/source-keys.ts';

/** What staff call the sources of events, by id; none for events of staff. No more of a source is read: pages start without the rest. */
export async function sourceNamesOf(
  events: readonly Pick<CampaignEvent, 'origin'>[],
  { table }: { readonly table: Table },
): Promise<Map<string, string>> {
  const ids = [...new Set(events.map(({ origin }) => origin.sourceId))];
  const found = await Promise.all(
    ids
      .filter((id) => id !== 'staff')
      .map(async (id) => {
        const source = await table.get(sourceKey(id), { consistent: true });
        return typeof source?.name === 'string' ? [[id, source.name] as const] : [];
      }),
  );
  return new Map(found.flat());
}
