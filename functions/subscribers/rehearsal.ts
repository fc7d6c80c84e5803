/** What plays residents for demonstrations and proofs. */
export { createResidents } from './rehearsal/residents.ts';
