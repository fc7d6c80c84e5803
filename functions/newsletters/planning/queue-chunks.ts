import type { Clock } from '../../../shared/clock.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { Pace } from '../../mail/index.ts';
import type { Issue } from '../issue.ts';
import type { Counts } from '../progress/progress-repository.ts';
import { numberOfChunk } from '../sending/chunk-keys.ts';
import type { ChunkRepository } from '../sending/chunk-repository.ts';
import type { SendMessage } from '../sending/send-message.ts';
import { recipientsBefore, releasedOf, type Timing } from './releases.ts';
import type { Run, RunRepository } from './run-repository.ts';

export interface QueueDeps {
  readonly chunks: Pick<ChunkRepository, 'pendingOf'>;
  readonly runs: Pick<RunRepository, 'noteQueued'>;
  readonly pace: Pick<Pace, 'readQuota'>;
  readonly sendQueue: Queue<SendMessage>;
  readonly now: Clock;
}

/** Where an issue stands. */
export interface Standing {
  readonly issue: Pick<Issue, 'issueId' | 'activeSince'> & Timing;
  readonly runs: readonly Run[];
  readonly counts: Counts;
}

/**
 * The queue holds the chunks of the next minutes only, each delayed until its turn: a worker that waits for
 * its turn costs money, and what is queued must be worked through after a pause. Seconds.
 */
const windowSeconds = 180;
/** SQS's longest delay. */
const longestDelay = 900;
const messagesPerCall = 10;

/**
 * Queues the chunks that are due in the next minutes, of those that have been let go. Messages go out before they are noted: a crash in between makes
 * a second message for a chunk, never none. Returns the number of messages.
 */
export async function queueChunks(standing: Standing, deps: QueueDeps): Promise<number> {
  const { ratePerSecond } = await deps.pace.readQuota();
  const present = deps.now();
  let ahead = Math.max(0, queuedRecipients(standing) - settledRecipients(standing.counts));
  let messages = 0;
  for (const run of standing.runs) {
    const from = queuedChunks(run, standing.issue);
    const end = releasedOf(run, standing.issue, present).chunks;
    if (from >= end) continue;
    const size = (recipientsBefore(run, end) - recipientsBefore(run, from)) / (end - from);
    const room = Math.ceil((windowSeconds * ratePerSecond - ahead) / size);
    if (room <= 0) continue;
    const start = ahead;
    const delayOf = (chunks: number) =>
      Math.min(longestDelay, Math.floor((start + chunks * size) / ratePerSecond));
    const { upTo, count } = await queueRun(run, { from, end, room, delayOf }, deps);
    await deps.runs.noteQueued(run, upTo, activation(standing.issue));
    ahead += count * size;
    messages += count;
  }
  return messages;
}

interface Span {
  /** Number of the first chunk without a message. */
  readonly from: number;
  /** Number of the first chunk that still waits. */
  readonly end: number;
  /** Most messages. */
  readonly room: number;
  /** Delay in seconds of a chunk behind so many others. */
  readonly delayOf: (chunks: number) => number;
}

async function queueRun(
  run: Run,
  { from, end, room, delayOf }: Span,
  { chunks, sendQueue }: QueueDeps,
) {
  let batch: SendMessage[] = [];
  let count = 0;
  let upTo = end;
  const send = async () => {
    await sendQueue.send(batch, { delaySeconds: delayOf(count - batch.length) });
    batch = [];
  };
  for await (const chunk of chunks.pendingOf(run, from)) {
    const number = numberOfChunk(chunk.chunkId);
    if (number >= end) break;
    if (count === room) {
      upTo = number;
      break;
    }
    batch.push(chunk);
    count += 1;
    if (batch.length === messagesPerCall) await send();
  }
  if (batch.length > 0) await send();
  return { count, upTo };
}

/** Names the time since which the issue is sending; what was queued before is not counted on. */
const activation = ({ activeSince }: Standing['issue']): string => activeSince ?? '';

const queuedChunks = (run: Run, issue: Standing['issue']): number =>
  run.queuedFor === activation(issue) ? run.queued : 0;

const queuedRecipients = ({ runs, issue }: Standing): number =>
  runs.reduce((sum, run) => sum + recipientsBefore(run, queuedChunks(run, issue)), 0);

/** Recipients that wait for nothing any more. */
export const settledRecipients = ({ uncertain: _, ...counts }: Counts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
