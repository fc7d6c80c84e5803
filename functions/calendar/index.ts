/** What other contexts may import of the calendar. */
export { type EventsWanted, readEventLists } from './campaign/read-event-lists.ts';
export { createRegistrants } from './registration/registrants.ts';
