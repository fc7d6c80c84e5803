import { type Clock, secondsAfter } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import { chunkEventKinds, eventMark, failureOf } from '../events/chunk-event.ts';
import type { ChunkEventsRepository } from '../events/chunk-events-repository.ts';
import type { IssueRepository } from '../issue-repository.ts';
import { findLate } from '../late/find-late.ts';
import { type Chunk, type ChunkRef, expired, released } from '../sending/chunk.ts';
import type { ChunkRepository } from '../sending/chunk-repository.ts';
import { indexesOf, pending, type StateLetter, uncertain } from '../sending/recipient-state.ts';
import { graceSeconds } from '../sending/send-chunk.ts';
import type { SendMessage } from '../sending/send-message.ts';

export interface ReconcileDeps {
  readonly table: Table;
  readonly issues: Pick<IssueRepository, 'find'>;
  readonly chunks: Pick<ChunkRepository, 'find' | 'change'>;
  readonly events: Pick<ChunkEventsRepository, 'read'>;
  readonly sendQueue: Queue<SendMessage>;
  readonly now: Clock;
}

/**
 * Looks at a chunk whose lease or wait has ended. A call that nobody reported on becomes uncertain; after the
 * grace time, who is uncertain was sent when any event tells so, and is pending again otherwise (dropped when the
 * issue was cancelled). Then the chunk is queued if somebody in it is pending; where it is too late for them, the
 * next sweep holds the issue.
 */
export async function reconcileChunk(ref: ChunkRef, deps: ReconcileDeps): Promise<void> {
  const chunk = await deps.chunks.find(ref);
  const present = deps.now();
  if (!chunk?.dueAt || chunk.dueAt > present) return;
  const issue = await deps.issues.find(ref.issueId);
  const isCancelled = issue?.state === 'cancelled';
  const after =
    chunk.inCall === undefined
      ? await settleUncertain(chunk, isCancelled, deps)
      : await deps.chunks.change(chunk, (seen) =>
          seen.version === chunk.version
            ? expired(seen, secondsAfter(present, graceSeconds))
            : undefined,
        );
  const left = after ? indexesOf(after.states, pending).length : 0;
  if (left === 0 || issue?.state !== 'sending') return;
  if (await findLate(deps.table, issue, present)) return;
  await deps.sendQueue.send([{ ...ref, pending: left }]);
}

async function settleUncertain(
  chunk: Chunk,
  isCancelled: boolean,
  { chunks, events }: ReconcileDeps,
): Promise<Chunk | undefined> {
  const marks = await events.read(chunk);
  return chunks.change(chunk, (seen) => {
    if (seen.version !== chunk.version) return undefined;
    const states = indexesOf(seen.states, uncertain).map(
      (index) => [index, stateByEvents(index, marks) ?? (isCancelled ? 'n' : pending)] as const,
    );
    return released(seen, new Map<number, StateLetter>(states));
  });
}

/** Undefined when nothing was told of this recipient. */
function stateByEvents(index: number, marks: ReadonlySet<string>): StateLetter | undefined {
  const told = chunkEventKinds.filter((kind) => marks.has(eventMark({ index, kind })));
  const [failure] = told.flatMap((kind) => failureOf(kind) ?? []);
  return failure ?? (told.length > 0 ? 's' : undefined);
}
