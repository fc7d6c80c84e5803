import { type Clock, secondsAfter } from '../../../shared/clock.ts';
import type { Log } from '../../../shared/observability/logger.ts';
import type { CountMetric } from '../../../shared/observability/metrics.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { PauseReason } from '../issue.ts';
import type { Chunk } from './chunk.ts';
import { released } from './chunk.ts';
import type { ChunkRepository } from './chunk-repository.ts';
import { type CallDeps, type CallResults, makeCall } from './make-call.ts';
import type { PauseIssue } from './pause-issue.ts';
import { type PrepareDeps, prepareCall } from './prepare-call.ts';
import { indexesOf, pending } from './recipient-state.ts';
import type { ReserveSlot } from './reserve-slot.ts';
import type { SendMessage } from './send-message.ts';
import { settled } from './settle-call.ts';
import { holdUpDelay, takeTurn } from './take-turn.ts';

export interface SendDeps extends PrepareDeps, CallDeps {
  readonly chunks: Pick<ChunkRepository, 'claim' | 'change'>;
  readonly reserveSlot: ReserveSlot;
  readonly sendQueue: Queue<SendMessage>;
  readonly pauseIssue: PauseIssue;
  /** A cheap look at whether the issue is sent at all, a few seconds old at most; prepareCall asks for certain. */
  readonly wasSendable: (issueId: string) => Promise<boolean>;
  /** Seconds from a claim until nobody can still be working on it: the function's timeout and a minute. */
  readonly leaseSeconds: number;
  readonly now: Clock;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: Log;
  readonly count: CountMetric;
}

/** Milliseconds of the function's time that a call needs, from claim to results. */
const timeOfCall = 30_000;
/** How long events may take until who has none is taken to have got nothing. Seconds. */
export const graceSeconds = 900;

/** What follows a call: nothing, another one, or another one by a message that comes after `delaySeconds`. */
type Next =
  | 'done'
  | { readonly change: Partial<SendMessage>; readonly delaySeconds?: number | undefined };

/**
 * Sends what is pending of one chunk, call by call, until nothing is, or the function's time is short, or it
 * must wait: then the rest is queued anew. Chunks of issues that are not `sending`, and chunks that somebody else has,
 * are let be.
 */
export async function sendChunk(
  message: SendMessage,
  remainingMs: () => number,
  deps: SendDeps,
): Promise<void> {
  let present = message;
  for (;;) {
    const next: Next =
      remainingMs() < timeOfCall ? { change: {}, delaySeconds: 0 } : await sendCall(present, deps);
    if (next === 'done') return;
    const { issueId, chunkId, pending: left } = present;
    present = { issueId, chunkId, pending: left, ...next.change };
    const { delaySeconds } = next;
    if (delaySeconds !== undefined) return deps.sendQueue.send([present], { delaySeconds });
  }
}

/** One call: its turn, the claim, everyone's present state, SES, the results. */
async function sendCall(message: SendMessage, deps: SendDeps): Promise<Next> {
  if (!(await deps.wasSendable(message.issueId))) return 'done';
  const turn = await takeTurn(message, deps);
  if (turn === 'quota') return pausedFor('quota', message, deps);
  if ('later' in turn) return turn.later;
  const leaseUntil = secondsAfter(deps.now(), deps.leaseSeconds);
  const chunk = await deps.chunks.claim(message, { entries: turn.entries, leaseUntil });
  if (!chunk) return 'done';
  const call = await prepareCall(chunk, deps);
  if (!call) {
    await deps.chunks.change(chunk, (present) => withoutCall(present, chunk.attempt));
    return 'done';
  }
  const results = await makeCall(chunk, call, deps);
  if (results.error) logRefusal(message, results, deps);
  return settle(message, chunk, results, deps);
}

/** Gives a claim back without having called. */
const withoutCall = (present: Chunk, attempt: number): Chunk | undefined =>
  present.attempt === attempt ? released(present, new Map()) : undefined;

async function settle(
  message: SendMessage,
  chunk: Chunk,
  results: CallResults,
  deps: SendDeps,
): Promise<Next> {
  const reconcileAt = secondsAfter(deps.now(), graceSeconds);
  const { attempt } = chunk;
  const after = await deps.chunks.change(chunk, (present) =>
    settled(present, { attempt, results, reconcileAt }),
  );
  if (results.pause) return pausedFor(results.pause, message, deps);
  const left = after ? indexesOf(after.states, pending).length : 0;
  if (left === 0) return 'done';
  if (!results.isHeldUp) return { change: { pending: left } };
  const tries = (message.tries ?? 0) + 1;
  return { delaySeconds: holdUpDelay(tries), change: { pending: left, tries } };
}

async function pausedFor(
  reason: PauseReason,
  { issueId }: SendMessage,
  deps: SendDeps,
): Promise<'done'> {
  await deps.pauseIssue(issueId, reason);
  deps.count(`Paused_${reason}`);
  return 'done';
}

function logRefusal({ issueId, chunkId }: SendMessage, results: CallResults, deps: SendDeps) {
  const name = results.error instanceof Error ? results.error.name : 'unknown';
  const { pause, isHeldUp } = results;
  deps.log.warn('a call of SES failed', { issueId, chunkId, name, pause, isHeldUp });
}
