import type { Clock } from '../../../shared/clock.ts';
import { chunkSize } from './chunk.ts';
import type { ReserveSlot } from './reserve-slot.ts';
import type { SendMessage } from './send-message.ts';

export interface TurnDeps {
  readonly reserveSlot: ReserveSlot;
  readonly now: Clock;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Leave to make one call with this many entries now. */
export interface Turn {
  readonly entries: number;
}

interface Later {
  readonly later: { readonly delaySeconds: number; readonly change: Partial<SendMessage> };
}

/** Waiting longer than this costs more in the function than a message more. Milliseconds. */
const longestWait = 2000;
/** A reserved slot that is this old is somebody else's by now. Milliseconds. */
const slotLifetime = 60_000;
const longestDelay = 900;

/**
 * Reserves places in the sending rate and waits for them, or says how long the message must wait. A message that
 * comes back with its places keeps them.
 */
export async function takeTurn(
  { slot, tries, pending = chunkSize }: Pick<SendMessage, 'slot' | 'tries' | 'pending'>,
  deps: TurnDeps,
): Promise<Turn | Later | 'quota'> {
  const present = deps.now().getTime();
  const reserved =
    slot && slot.at > present - slotLifetime ? slot : await deps.reserveSlot(pending);
  if (reserved === 'quota') return 'quota';
  const wait = reserved.at - present;
  if (wait > longestWait) {
    const delaySeconds = Math.min(longestDelay, Math.ceil(wait / 1000));
    return { later: { delaySeconds, change: { slot: reserved, tries } } };
  }
  if (wait > 0) await deps.sleep(wait);
  return { entries: reserved.count };
}

/** Seconds until the next try when SES took nothing: 2, 4, 8, … at most five minutes, so that throttling fails nobody. */
export const holdUpDelay = (tries: number): number => Math.min(300, 2 ** tries);
