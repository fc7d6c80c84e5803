import { indexesOf, pending, type StateLetter, uncertain, withStates } from './recipient-state.ts';

/** Names one chunk; the id holds its shard, its run and its number in the run. */
export interface ChunkRef {
  readonly issueId: string;
  readonly chunkId: string;
}

/** Most recipients of a chunk, and most entries of one `SendBulkEmail` call. */
export const chunkSize = 50;

/** Up to 50 recipients of one variant: the unit of sending and of uncertainty. */
export interface Chunk extends ChunkRef {
  readonly variantId: string;
  /** Ids of subscribers. */
  readonly recipients: readonly string[];
  /** One letter for each recipient, see `recipient-state.ts`. */
  readonly states: string;
  /** Counts writes: every write names the one it builds on. */
  readonly version: number;
  /** Counts claims: results are taken only from the attempt that is under way. */
  readonly attempt: number;
  /** Entries that the call under way may have; undefined when there is none. */
  readonly inCall?: number | undefined;
  /** Most entries of the next calls, while a bad entry is being looked for. */
  readonly callLimit?: number | undefined;
  /** When the sweep looks at it: the end of the lease, or of the wait for events. */
  readonly dueAt?: Date | undefined;
  /** When the uncertain ones are settled by their events. */
  readonly reconcileAt?: Date | undefined;
}

/** The recipients of the call under way: the first pending ones, as many as it may have. */
export const callIndexes = ({ states, inCall = 0, callLimit = chunkSize }: Chunk): number[] =>
  indexesOf(states, pending).slice(0, Math.min(inCall, callLimit));

/** After a call: its results are in the states, nothing is under way. */
export function released(
  chunk: Chunk,
  results: ReadonlyMap<number, StateLetter>,
  change: { callLimit?: number | undefined; reconcileAt?: Date | undefined } = {},
): Chunk {
  const states = withStates(chunk.states, results);
  const reconcileAt = states.includes(uncertain)
    ? (change.reconcileAt ?? chunk.reconcileAt)
    : undefined;
  return {
    ...chunk,
    states,
    inCall: undefined,
    callLimit: 'callLimit' in change ? change.callLimit : chunk.callLimit,
    reconcileAt,
    dueAt: reconcileAt,
  };
}

/** The call under way has ended in a way that nobody knows: its recipients wait for their events. */
export const expired = (chunk: Chunk, reconcileAt: Date): Chunk =>
  released(chunk, new Map(callIndexes(chunk).map((index) => [index, uncertain])), { reconcileAt });
