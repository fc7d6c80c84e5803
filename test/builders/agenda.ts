import type { AgendaEntry } from '../../functions/calendar/events/agenda-entry.ts';
import { agendaKey } from '../../functions/calendar/events/event-keys.ts';
import type { Table } from '../../shared/data/table.ts';
import { newId } from '../../shared/ids.ts';

/** An event of Retie, on this day from two to six in the afternoon. */
export function anAgendaEntry(
  changes: Partial<AgendaEntry> = {},
  ...days: readonly string[]
): AgendaEntry {
  const dates = days.length > 0 ? days : ['2026-12-05'];
  return {
    eventId: newId('evt'),
    nis: '13036',
    title: { nl: 'Kerstmarkt' },
    topics: ['market'],
    promoted: false,
    status: 'confirmed',
    hasMoment: false,
    takesRegistrations: false,
    occurrences: dates.map((day) => ({
      key: dates.length === 1 ? 'once' : day.replaceAll('-', ''),
      startsAt: `${day}T13:00:00.000Z`,
      endsAt: `${day}T17:00:00.000Z`,
      status: 'confirmed',
    })),
    ...changes,
  };
}

/** Agendas of one month an entry. */
export function agendaOf(table: Table) {
  const keyOf = ({ nis, eventId, occurrences: [first] }: AgendaEntry) =>
    agendaKey(nis, String(first?.startsAt).slice(0, 7), eventId);
  return {
    has: (entry: AgendaEntry) => table.put({ ...keyOf(entry), ...entry }),
    lost: (entry: AgendaEntry) => table.remove(keyOf(entry)),
  };
}
