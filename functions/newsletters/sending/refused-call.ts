import type { Chunk } from './chunk.ts';
import type { CallResults } from './make-call.ts';
import type { PreparedCall } from './prepare-call.ts';

/** Entries refused alone in a chunk of which nobody was ever taken, before the issue is taken to be at fault. */
const loneRefusals = 3;

/**
 * What follows when SES refuses a whole call for what is in it: half as many entries next time, until the bad
 * one stands alone and fails. When everyone of the chunk is refused alone, the issue pauses instead.
 */
export function refusedCall(chunk: Chunk, { entries, dropped }: PreparedCall): CallResults {
  const [lone] = entries;
  if (entries.length > 1 || !lone) {
    const callLimit = Math.ceil(entries.length / 2);
    return { states: dropped, callLimit, isHeldUp: false };
  }
  if (isIssueAtFault(chunk)) {
    return { states: dropped, callLimit: chunk.callLimit, pause: 'refused', isHeldUp: false };
  }
  const states = new Map([...dropped, [lone.index, 'i'] as const]);
  // While nobody was taken, the next is tried alone too.
  const callLimit = chunk.states.includes('s') ? undefined : 1;
  return { states, callLimit, isHeldUp: false };
}

const isIssueAtFault = ({ states }: Chunk): boolean =>
  !states.includes('s') && states.split('i').length >= loneRefusals;
