import type { Clock } from '../../../shared/clock.ts';
import type { PauseReason } from '../issue.ts';
import { bulkRequest, type SenderSettings } from './bulk-request.ts';
import { type CallOutcome, callOutcome } from './call-outcome.ts';
import type { Chunk } from './chunk.ts';
import { entryOutcome, type Outcome } from './entry-outcome.ts';
import type { PreparedCall } from './prepare-call.ts';
import type { StateLetter } from './recipient-state.ts';
import { refusedCall } from './refused-call.ts';
import type { SendBulk } from './send-bulk.ts';

/** What a call has led to. */
export interface CallResults {
  /** New states by place in the chunk; who is missing stays pending. */
  readonly states: ReadonlyMap<number, StateLetter>;
  /** Most entries of the next calls of this chunk, while a bad entry is being looked for. */
  readonly callLimit: number | undefined;
  /** Why the issue must pause, if it must. */
  readonly pause?: PauseReason | undefined;
  /** SES did not take all for now, or did not answer: let some time pass. */
  readonly isHeldUp: boolean;
  /** What SES or the connection threw. */
  readonly error?: unknown;
}

export interface CallDeps {
  readonly sendBulk: SendBulk;
  readonly settings: SenderSettings;
  readonly now: Clock;
}

/** Calls SES once, never again for the same claim, and reads the answer. Does not throw. */
export async function makeCall(
  chunk: Chunk,
  call: PreparedCall,
  { sendBulk, settings, now }: CallDeps,
): Promise<CallResults> {
  if (call.entries.length === 0) return fromEntries(chunk, call, []);
  try {
    const results = await sendBulk(bulkRequest(call, settings, now()));
    const outcomes = call.entries.map((_, place) =>
      entryOutcome(results[place], settings.mailDomain),
    );
    return fromEntries(chunk, call, outcomes);
  } catch (error) {
    return { ...fromException(chunk, call, callOutcome(error, settings.mailDomain)), error };
  }
}

function fromEntries(
  { callLimit }: Chunk,
  call: PreparedCall,
  outcomes: readonly Outcome[],
): CallResults {
  const states = new Map(call.dropped);
  let pause: PauseReason | undefined;
  let isHeldUp = false;
  outcomes.forEach((outcome, place) => {
    const index = call.entries[place]?.index;
    if (index === undefined) return;
    if (outcome.kind === 'sent') states.set(index, 's');
    if (outcome.kind === 'uncertain') states.set(index, 'u');
    if (outcome.kind === 'fail') states.set(index, outcome.state);
    if (outcome.kind === 'pause') pause ??= outcome.reason;
    if (outcome.kind === 'retry') isHeldUp = true;
  });
  return { states, callLimit, pause, isHeldUp };
}

function fromException(chunk: Chunk, call: PreparedCall, outcome: CallOutcome): CallResults {
  const nobodyTaken = { states: call.dropped, callLimit: chunk.callLimit };
  switch (outcome.kind) {
    case 'refused':
      return refusedCall(chunk, call);
    case 'pause':
      return { ...nobodyTaken, pause: outcome.reason, isHeldUp: false };
    case 'retry':
      return { ...nobodyTaken, isHeldUp: true };
    case 'uncertain': {
      const states = new Map(call.dropped);
      for (const { index } of call.entries) states.set(index, 'u');
      return { ...nobodyTaken, states, isHeldUp: true };
    }
  }
}
