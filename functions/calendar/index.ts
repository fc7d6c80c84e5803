/** What other contexts may import of the calendar. */
export { countTakingPlace, type TakingPlace } from './campaign/count-taking-place.ts';
export { type EventsWanted, readEventLists } from './campaign/read-event-lists.ts';
export { type KnownEvent, readKnownEvents } from './campaign/read-known-events.ts';
export { readBeginning } from './moments/beginning.ts';
export {
  createErasureJournal as createRegistrationErasureJournal,
  type RegistrationErasure,
  registrationErasureSchema,
} from './registration/erasure-journal.ts';
export { createRegistrants } from './registration/registrants.ts';
export { createReplayRegistrationErasure } from './registration/replay-erasure.ts';
export { topicName } from './topic-name.ts';
