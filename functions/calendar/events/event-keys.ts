import { createHash } from 'node:crypto';
import type { Key } from '../../../shared/data/expressions.ts';

/** Keys of events, of where they come from and of agendas; `docs/data/calendar.md` explains them. */
export const eventKey = (eventId: string): Key => ({ pk: `EVENT#${eventId}`, sk: 'EVENT' });

/** The first index: a municipality's events, the oldest first. */
export const eventsPartition = (nis: string): string => `EVENTS#${nis}`;

/** The second index: events of whose change moments and registrations have yet to hear, and those whose agenda is to be written anew. */
export const eventsChangedPartition = 'EVENTS_CHANGED';
export const eventsDuePartition = 'EVENTS_DUE';

export const originsPartition = (sourceId: string): string => `EVENT_ORIGIN#${sourceId}`;

/** DynamoDB takes sort keys of 1024 bytes. */
const longestUid = 1000;

export const originKey = (sourceId: string, uid: string): Key => ({
  pk: originsPartition(sourceId),
  sk:
    Buffer.byteLength(uid) <= longestUid
      ? uid
      : `sha256:${createHash('sha256').update(uid).digest('base64url')}`,
});

/** `month`: as `2026-11`, in Europe/Brussels. */
export const agendaPartition = (nis: string, month: string): string => `AGENDA#${nis}#${month}`;

export const agendaKey = (nis: string, month: string, eventId: string): Key => ({
  pk: agendaPartition(nis, month),
  sk: eventId,
});

/** Events of a municipality that ask staff for a decision. */
export const attentionPartition = (nis: string): string => `EVENT_ATTENTION#${nis}`;

export const attentionKey = (nis: string, eventId: string): Key => ({
  pk: attentionPartition(nis),
  sk: eventId,
});
