import type { Clock } from '../../../shared/clock.ts';
import type { Pace, QuotaView } from '../../mail/index.ts';

/** Places in the sending rate for one call. */
export interface Slot {
  /** Epoch milliseconds, not to be used before. */
  readonly at: number;
  /** Entries of the call. */
  readonly count: number;
}

export type ReserveSlot = () => Promise<Slot | 'quota'>;

export interface SlotDeps {
  readonly pace: Pick<Pace, 'reserve'>;
  readonly readQuota: () => Promise<QuotaView>;
  readonly now: Clock;
}

/** At high rates one reservation serves several calls: this share of a second's mails. */
const sharePerReservation = 0.5;
/** What a container has reserved and not used by then is let go. Milliseconds. */
const heldFor = 1000;

/**
 * Reserves places for one call after the other. Where the rate allows many calls a second, a container takes the
 * places of half a second at once, so that not every call writes the one item that all of them share.
 */
export function createReserveSlot({ pace, readQuota, now }: SlotDeps): ReserveSlot {
  let held = { at: 0, calls: 0, until: 0 };

  return async () => {
    const quota = await readQuota();
    const count = quota.entriesPerCall;
    if (held.calls > 0 && now().getTime() < held.until) {
      held.calls -= 1;
      return { at: held.at, count };
    }
    const calls = callsAtOnce(quota);
    const reserved = await pace.reserve(count * calls, now());
    if (reserved === 'quota') return 'quota';
    const at = reserved.startAt.getTime();
    held = { at, calls: calls - 1, until: at + heldFor };
    return { at, count };
  };
}

/** One where the day's quota may run out soon: places that are let go are lost until the quota is read again. */
function callsAtOnce({ ratePerSecond, entriesPerCall, bulkRemaining }: QuotaView): number {
  const calls = Math.floor((ratePerSecond * sharePerReservation) / entriesPerCall);
  return bulkRemaining < ratePerSecond * 60 ? 1 : Math.max(1, Math.min(20, calls));
}
