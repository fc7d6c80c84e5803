import type { Key } from '../../../shared/data/expressions.ts';
import type { OccurrenceRef, RegistrationRef } from './registration.ts';

/** Keys of registrations; `docs/data/calendar-registration.md` explains them. */
export const occurrencePartition = ({ eventId, key }: OccurrenceRef): string =>
  `REGISTRATIONS#${eventId}#${key}`;

export const seatsKey = (ref: OccurrenceRef): Key => ({
  pk: occurrencePartition(ref),
  sk: 'SEATS',
});

export const personPrefix = 'PERSON#';

export const registrationKey = (ref: RegistrationRef): Key => ({
  pk: occurrencePartition(ref),
  sk: `${personPrefix}${ref.id}`,
});

/** An address registers once for one time. `digest`: keyed hash of the address. */
export const addressKey = (ref: OccurrenceRef, digest: string): Key => ({
  pk: occurrencePartition(ref),
  sk: `ADDRESS#${digest}`,
});

export const linePrefix = 'LINE#';

/** The line of those who wait, the first first. */
export const lineKey = (ref: OccurrenceRef, ticket: number): Key => ({
  pk: occurrencePartition(ref),
  sk: `${linePrefix}${String(ticket).padStart(12, '0')}`,
});

/** Times of an event for which somebody has registered. */
export const occurrencesPartition = (eventId: string): string => `REGISTRATIONS#${eventId}`;

export const occurrenceKey = ({ eventId, key }: OccurrenceRef): Key => ({
  pk: occurrencesPartition(eventId),
  sk: key,
});

/** All registrations of one address, whatever the event. */
export const registrantPartition = (digest: string): string => `REGISTRANT#${digest}`;

export const registrantKey = (digest: string, id: string): Key => ({
  pk: registrantPartition(digest),
  sk: id,
});

/** The second index: registrations and seats with which something is due, by when. */
export const registrationsDuePartition = 'REGISTRATIONS_DUE';

/** `at`: ISO 8601; `name` tells apart what is due at once. */
export const dueKeys = (at: string, name: string) => ({
  gsi2pk: registrationsDuePartition,
  gsi2sk: `${at}#${name}`,
});
