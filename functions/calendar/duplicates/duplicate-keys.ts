import type { Key } from '../../../shared/data/expressions.ts';
import type { Duplicate, DuplicateState } from './duplicate.ts';

/** Keys of what may be one event; `docs/data/calendar-hand.md` explains them. */
export const pairsPartition = (eventId: string): string => `EVENT_PAIRS#${eventId}`;

/** A pair stands with its older event, and what leads to it with the other. */
export const pairKey = (eventId: string, otherId: string): Key => ({
  pk: pairsPartition(eventId),
  sk: otherId,
});

/** Both indexes: pairs of which an event is in the municipality; in the second one that of the younger event, where it differs. */
export const duplicatesPartition = (nis: string): string => `EVENT_DUPLICATES#${nis}`;

export const duplicatesRange = (state: DuplicateState): string => `${state}#`;

/** More than anything has. */
const mostPoints = 999;

/** The likeliest first. */
export const duplicatesSort = ({ state, score = mostPoints, first, second }: Duplicate): string =>
  `${duplicatesRange(state)}${String(mostPoints - score).padStart(3, '0')}#${first}-${second}`;

/** By which events of other sources, and of other municipalities, are found that are called the same somewhere. */
export const markPartition = (mark: string): string => `EVENT_MARK#${mark}`;

export const markKey = (mark: string, eventId: string): Key => ({
  pk: markPartition(mark),
  sk: eventId,
});
