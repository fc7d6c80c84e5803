import * as z from 'zod';
import { type Clock, daysAfter, epochSeconds } from '../../../shared/clock.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { keptDays } from '../../../shared/privacy/kept-days.ts';
import type { ChunkRef } from '../sending/chunk.ts';
import { eventsKey } from '../sending/chunk-keys.ts';
import { chunkEventKinds, eventMark } from './chunk-event.ts';

const eventsSchema = z.object({ marks: z.set(z.string()).optional() });

export type ChunkEventsRepository = ReturnType<typeof createChunkEventsRepository>;

/** What SES has told of the mails of a chunk: a set, so that telling it twice changes nothing. */
export function createChunkEventsRepository(table: Table, now: Clock) {
  return {
    /** One write for all marks (`12:s`) of a chunk. */
    async add(ref: ChunkRef, marks: readonly string[]): Promise<void> {
      await table.update(eventsKey(ref), {
        expression: 'ADD marks :marks SET expiresAt = :expiresAt',
        values: {
          ':marks': new Set(marks),
          ':expiresAt': epochSeconds(daysAfter(now(), keptDays.newsletterEvents)),
        },
      });
    },

    /** Consistent. */
    async read(ref: ChunkRef): Promise<ReadonlySet<string>> {
      const item = await table.get(eventsKey(ref), { consistent: true });
      return eventsSchema.parse(item ?? {}).marks ?? new Set();
    },

    /** Takes away what was told of these recipients. */
    forgetting(ref: ChunkRef, indexes: readonly number[]): Write {
      const marks = indexes.flatMap((index) =>
        chunkEventKinds.map((kind) => eventMark({ index, kind })),
      );
      const values = { ':marks': new Set(marks) };
      return { update: eventsKey(ref), with: { expression: 'DELETE marks :marks', values } };
    },
  };
}
