import type { Table } from '../../../shared/data/table.ts';
import { nisCodesOf, presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { localMonth, monthsBetween } from '../../../shared/time/local-month.ts';
import { type AgendaEntry, type AgendaOccurrence, agendaEntrySchema } from './agenda-entry.ts';
import { agendaPartition } from './event-keys.ts';

/** The entries of a municipality, and of those that merged into it, for `[from, to)`: each event once. */
export async function readAgenda(
  table: Table,
  nis: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<AgendaEntry[]> {
  const last = localMonth(Math.max(from.getTime(), to.getTime() - 1));
  const months = monthsBetween(localMonth(from), last);
  const partitions = nisCodesOf(nis).flatMap((code) =>
    months.map((month) => agendaPartition(code, month)),
  );
  const pages = await Promise.all(partitions.map((pk) => readPartition(table, pk)));
  const touches = ({ startsAt, endsAt }: AgendaOccurrence): boolean => {
    const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
    return start < to.getTime() && (end > from.getTime() || start >= from.getTime());
  };
  return merged(pages.flat())
    .map((entry) => ({ ...entry, occurrences: entry.occurrences.filter(touches) }))
    .filter(({ occurrences }) => occurrences.length > 0)
    .sort((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1));
}

async function readPartition(table: Table, pk: string): Promise<AgendaEntry[]> {
  const entries: AgendaEntry[] = [];
  for await (const item of table.queryAll({ pk })) {
    const entry = agendaEntrySchema().parse(item);
    entries.push({ ...entry, nis: presentNisOf(entry.nis) });
  }
  return entries;
}

/** One entry an event, with its times of all months; one that lasts over the turn of a month once. */
function merged(entries: readonly AgendaEntry[]): AgendaEntry[] {
  const byEvent = new Map<string, AgendaEntry>();
  for (const entry of entries) {
    const before = byEvent.get(entry.eventId)?.occurrences ?? [];
    const known = new Set(before.map(({ key }) => key));
    const more = entry.occurrences.filter(({ key }) => !known.has(key));
    byEvent.set(entry.eventId, { ...entry, occurrences: [...before, ...more] });
  }
  return [...byEvent.values()];
}

const firstStart = ({ occurrences: [first], eventId }: AgendaEntry): string =>
  `${first?.startsAt}#${eventId}`;
