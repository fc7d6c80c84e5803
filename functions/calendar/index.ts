import { systemClock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import { createEventRepository, type EventRepository } from './events/event-repository.ts';

/** What other contexts may import of the calendar. */
export { type EventsWanted, readEventLists } from './campaign/read-event-lists.ts';
export type { AgendaEntry } from './events/agenda-entry.ts';
export { type CampaignEvent, eventIdSchema } from './events/event.ts';
export { factsOf, isPublic, shownStatus } from './events/facts-of.ts';

/** What others read of the calendar. Agendas hold public events only; of the others, see {@link isPublic}. */
export type Calendar = Pick<EventRepository, 'get' | 'getMany' | 'agenda'>;

export const createCalendar = (table: Table): Calendar =>
  createEventRepository(table, { now: systemClock });
