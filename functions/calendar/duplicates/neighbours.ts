import type { AgendaEntry } from '../events/agenda-entry.ts';
import type { EventRepository } from '../events/event-repository.ts';
import { dayAfter, daysBetween, startOfDay } from '../local-day.ts';
import { daysOfMonth } from '../month.ts';
import { type Compared, comparedEntry } from './compared.ts';

/** A public event in the agenda of the same municipality. */
export interface Neighbour {
  readonly eventId: string;
  readonly sourceId: AgendaEntry['sourceId'];
  readonly compared: Compared;
}

/** Public events of a municipality by the local days on which they take place, for one month. */
export type ReadNeighbours = (
  nis: string,
  month: string,
) => Promise<ReadonlyMap<string, readonly Neighbour[]>>;

/** Months that are kept: events that wait for comparison come in any order. */
const mostKept = 40;

/** Reads agendas, each once as long as it is used: whoever compares many events makes one of these for them. */
export function createNeighbours(events: Pick<EventRepository, 'agenda'>): ReadNeighbours {
  const known = new Map<string, ReturnType<ReadNeighbours>>();
  return (nis, month) => {
    const name = `${nis}#${month}`;
    const reading = known.get(name) ?? readMonth(nis, month, events);
    known.delete(name);
    known.set(name, reading);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest) known.delete(oldest);
    return reading;
  };
}

async function readMonth(
  nis: string,
  month: string,
  events: Pick<EventRepository, 'agenda'>,
): ReturnType<ReadNeighbours> {
  const { first, last } = daysOfMonth(month);
  const entries = await events.agenda(nis, startOfDay(first), startOfDay(dayAfter(last, 1)));
  const days = new Map(daysBetween(first, last).map((day) => [day, new Set<Neighbour>()]));
  for (const entry of entries) {
    const { eventId, sourceId } = entry;
    const compared = comparedEntry(entry);
    const neighbour = { eventId, sourceId, compared };
    for (const span of compared.spans) {
      const from = span.first < first ? first : span.first;
      const to = span.last > last ? last : span.last;
      for (const day of daysBetween(from, to)) days.get(day)?.add(neighbour);
    }
  }
  return new Map([...days].map(([day, neighbours]) => [day, [...neighbours]]));
}
