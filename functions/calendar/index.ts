/** What other contexts may import of the calendar. */
export { type EventsWanted, readEventLists } from './campaign/read-event-lists.ts';
export {
  createErasureJournal as createRegistrationErasureJournal,
  type RegistrationErasure,
  registrationErasureSchema,
} from './registration/erasure-journal.ts';
export { createRegistrants } from './registration/registrants.ts';
export { createReplayRegistrationErasure } from './registration/replay-erasure.ts';
