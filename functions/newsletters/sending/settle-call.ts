import { type Chunk, released } from './chunk.ts';
import type { CallResults } from './make-call.ts';
import { pending, uncertain } from './recipient-state.ts';

/**
 * The chunk with the results of its call, or undefined when another attempt has begun since: those results
 * are not taken. An event may have been quicker: whoever it settled keeps that state.
 */
export function settled(
  chunk: Chunk,
  { attempt, results, reconcileAt }: { attempt: number; results: CallResults; reconcileAt: Date },
): Chunk | undefined {
  if (chunk.attempt !== attempt) return undefined;
  const states = [...results.states].filter(([index]) => isWaiting(chunk.states.charAt(index)));
  // Once somebody was taken, the bad entry has been found or is not in this chunk.
  const foundOne = states.some(([, state]) => state === 's') && chunk.callLimit === 1;
  return released(chunk, new Map(states), {
    reconcileAt,
    callLimit: foundOne && chunk.states.includes('i') ? undefined : results.callLimit,
  });
}

const isWaiting = (state: string): boolean => state === pending || state === uncertain;
