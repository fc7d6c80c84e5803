import { systemClock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { type Chunk, type ChunkRef, callIndexes } from '../sending/chunk.ts';
import { type ChunkRepository, createChunkRepository } from '../sending/chunk-repository.ts';
import { type StateLetter, withStates } from '../sending/recipient-state.ts';
import { type ChunkEvent, chunkEventSchema, eventMark, failureOf } from './chunk-event.ts';
import { createChunkEventsRepository } from './chunk-events-repository.ts';

/**
 * Notes what SES tells of bulk mails: one idempotent write for each chunk in the batch, in any order, any number of
 * times. `rejected` and `unrendered` turn who counts as sent into failed. Events whose tags are not of our making are
 * left out.
 */
export const recordChunkEvents =
  (table: Table, now = systemClock) =>
  async (batch: readonly ChunkEvent[]): Promise<void> => {
    const chunks = createChunkRepository(table);
    const events = createChunkEventsRepository(table, now);
    const ours = batch.filter((event) => chunkEventSchema.safeParse(event).success);
    await Promise.all(
      [...byChunk(ours).values()].map(async (ofChunk) => {
        const [ref] = ofChunk;
        if (!ref) return;
        await events.add(ref, [...new Set(ofChunk.map(eventMark))]);
        await failRecipients(ref, failuresIn(ofChunk), chunks);
      }),
    );
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
    events.flatMap(({ index, kind }) => {
      const state = failureOf(kind);
      return state ? [[index, state] as const] : [];
    }),
  );

async function failRecipients(
  ref: ChunkRef,
  failures: ReadonlyMap<number, StateLetter>,
  chunks: ChunkRepository,
): Promise<void> {
  if (failures.size === 0) return;
  const seen = await chunks.find(ref);
  if (seen) await chunks.change(seen, (chunk) => withFailures(chunk, failures));
}

/**
 * The event may be quicker than the results of the call: who is in the call under way fails now, and the call is
 * then that much smaller. Undefined when nobody changes.
 */
function withFailures(chunk: Chunk, failures: ReadonlyMap<number, StateLetter>): Chunk | undefined {
  const inCall = callIndexes(chunk);
  const counted = [...failures].filter(
    ([index]) => inCall.includes(index) || ['s', 'u'].includes(chunk.states.charAt(index)),
  );
  if (counted.length === 0) return undefined;
  const left = inCall.filter((index) => !counted.some(([failed]) => failed === index));
  return {
    ...chunk,
    states: withStates(chunk.states, new Map(counted)),
    inCall: chunk.inCall === undefined ? undefined : left.length,
  };
}
