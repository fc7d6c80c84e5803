import { systemClock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type Chunk, type ChunkRef, callIndexes } from '../sending/chunk.ts';
import { type ChunkRepository, createChunkRepository } from '../sending/chunk-repository.ts';
import { type StateLetter, withStates } from '../sending/recipient-state.ts';
import { type ChunkEvent, eventMark, failureOf } from './chunk-event.ts';
import { createChunkEventsRepository } from './chunk-events-repository.ts';

export interface RecordedEvents {
  /** Recipients who counted as sent, or were about to, and did not get the mail. */
  readonly failed: number;
}

/**
 * Notes what SES tells of bulk mails: one idempotent write for each chunk in the batch, in any order, any number of
 * times. `Reject` and `Rendering Failure` turn who counts as sent into failed.
 */
export const recordChunkEvents =
  (table: Table, now = systemClock) =>
  async (batch: readonly ChunkEvent[]): Promise<RecordedEvents> => {
    const chunks = createChunkRepository(table);
    const events = createChunkEventsRepository(table, now);
    const failed = await Promise.all(
      [...byChunk(batch).values()].map(async (ofChunk) => {
        const [ref] = ofChunk;
        if (!ref) return 0;
        await events.add(ref, [...new Set(ofChunk.map(eventMark))]);
        return failRecipients(ref, failuresIn(ofChunk), chunks);
      }),
    );
    return { failed: failed.reduce((sum, count) => sum + count, 0) };
  };

function byChunk(batch: readonly ChunkEvent[]): Map<string, ChunkEvent[]> {
  const groups = new Map<string, ChunkEvent[]>();
  for (const event of batch) {
    const key = `${event.issueId}/${event.chunkId}`;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return groups;
}

const failuresIn = (events: readonly ChunkEvent[]): Map<number, StateLetter> =>
  new Map(
    events.flatMap(({ index, kind }) =>
      kind === 'Reject' || kind === 'Rendering Failure' ? [[index, failureOf[kind]]] : [],
    ),
  );

/** Returns how many were not known to have failed before. */
async function failRecipients(
  ref: ChunkRef,
  failures: ReadonlyMap<number, StateLetter>,
  chunks: ChunkRepository,
): Promise<number> {
  if (failures.size === 0) return 0;
  let count = 0;
  const seen = await chunks.find(ref);
  if (!seen) return 0;
  await chunks.change(seen, (chunk) => {
    const changed = withFailures(chunk, failures);
    count = changed.count;
    return count > 0 ? changed.chunk : undefined;
  });
  return count;
}

/**
 * The event may be quicker than the results of the call: who is in the call under way fails now, and the call is
 * then one smaller.
 */
function withFailures(chunk: Chunk, failures: ReadonlyMap<number, StateLetter>) {
  const inCall = new Set(callIndexes(chunk));
  const counted = [...failures].filter(
    ([index]) => inCall.has(index) || 'su'.includes(chunk.states.charAt(index) || '-'),
  );
  const left = inCall.size - counted.filter(([index]) => inCall.has(index)).length;
  return {
    count: counted.length,
    chunk: {
      ...chunk,
      states: withStates(chunk.states, new Map(counted)),
      inCall: chunk.inCall === undefined ? undefined : left,
    },
  };
}
