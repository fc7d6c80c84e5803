import type { Key } from '../../../shared/data/expressions.ts';
import { drawPartition } from '../casting/vote-keys.ts';

export const entryPrefix = 'ENTRY#';

/** `entryId`: keyed hash of the mailbox, in hexadecimal: one entry each, in an order that says nothing of time. */
export const drawEntryKey = (contestId: string, entryId: string): Key => ({
  pk: drawPartition(contestId),
  sk: `${entryPrefix}${entryId}`,
});

/** Present once the draw has begun: nobody enters any more. */
export const drawnKey = (contestId: string): Key => ({
  pk: drawPartition(contestId),
  sk: 'DRAWN',
});
