/** What plays residents for demonstrations and proofs. */
export { createResidents, type ListedPerson, type PlayedResidents } from './rehearsal/residents.ts';
