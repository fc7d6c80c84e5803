import type { Table } from '../../../shared/data/table.ts';
import { type AgendaOccurrence, agendaEntrySchema } from './agenda-entry.ts';
import type { CampaignEvent } from './event.ts';
import { agendaKey } from './event-keys.ts';

/** All times of a public event that agendas know, the first first; each once. */
export async function readOccurrences(
  table: Table,
  { id, agenda }: Pick<CampaignEvent, 'id' | 'agenda'>,
): Promise<AgendaOccurrence[]> {
  if (!agenda) return [];
  const items = await table.getMany(agenda.months.map((month) => agendaKey(agenda.nis, month, id)));
  const occurrences = items.flatMap((item) => agendaEntrySchema().parse(item).occurrences);
  const byKey = new Map(occurrences.map((occurrence) => [occurrence.key, occurrence]));
  return [...byKey.values()].sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
}
