import type { Table } from '../../../shared/data/table.ts';
import type { Localized } from '../../../shared/i18n/localized.ts';
import { readAgenda } from '../events/read-agenda.ts';
import { createSourceRepository } from '../sources/source-repository.ts';

/** An event as reports name it. */
export interface KnownEvent {
  readonly id: string;
  readonly title: Localized;
  /** The first of its times in the window. */
  readonly startsAt: string;
  /** The source that it came from, by the name that staff gave it; absent for events of staff. */
  readonly source: string | undefined;
  readonly takesRegistrations: boolean;
}

/**
 * The public events of a municipality (NIS code) with a time in `[from, to)`, the first first, whatever became of them. Agendas
 * of long ago are forgotten, and their events are missing here.
 */
export async function readKnownEvents(
  table: Table,
  nis: string,
  { from, to, now }: { readonly from: Date; readonly to: Date; readonly now: Date },
): Promise<KnownEvent[]> {
  const [entries, sources] = await Promise.all([
    readAgenda(table, nis, { from, to }),
    createSourceRepository(table, { now: () => now }).list(),
  ]);
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  return entries.map(({ eventId, title, occurrences, sourceId, takesRegistrations }) => ({
    id: eventId,
    title,
    startsAt: occurrences[0]?.startsAt ?? from.toISOString(),
    source: sourceId === undefined ? undefined : names.get(sourceId),
    takesRegistrations,
  }));
}
