import type { Clock } from '../../../shared/clock.ts';
import type { Pace, QuotaView } from '../../mail/index.ts';

/** Places in the sending rate for one call. */
export interface Slot {
  /** Epoch milliseconds, not to be used before. */
  readonly at: number;
  /** Entries of the call. */
  readonly count: number;
}

/** `most`: recipients that the call may have at all. */
export type ReserveSlot = (most: number) => Promise<Slot | 'quota'>;

export interface SlotDeps {
  readonly pace: Pick<Pace, 'reserve'>;
  readonly readQuota: () => Promise<QuotaView>;
  readonly now: Clock;
}

/** At high rates one reservation serves several calls: this share of a second's mails. */
const sharePerReservation = 0.5;
/** What a container has reserved and not used by then is let go. Milliseconds. */
const heldFor = 1000;
const mostPlaces = 1000;

/**
 * Reserves places for one call after the other. Where the rate allows many calls a second, a container takes the
 * places of half a second at once, so that not every call writes the one item that all of them share.
 */
export function createReserveSlot({ pace, readQuota, now }: SlotDeps): ReserveSlot {
  let held = { at: 0, places: 0, until: 0 };

  return async (most) => {
    const quota = await readQuota();
    const count = Math.min(quota.entriesPerCall, most);
    if (held.places < count || now().getTime() >= held.until) {
      const places = placesAtOnce(quota, count);
      const reserved = await pace.reserve(places, now());
      if (reserved === 'quota') return 'quota';
      const at = reserved.startAt.getTime();
      held = { at, places, until: at + heldFor };
    }
    held.places -= count;
    return { at: held.at, count };
  };
}

/** Those of one call where the day's quota may run out soon: what is let go is lost until the quota is read again. */
function placesAtOnce({ ratePerSecond, bulkRemaining }: QuotaView, count: number): number {
  if (bulkRemaining < ratePerSecond * 60) return count;
  return Math.max(count, Math.min(mostPlaces, Math.floor(ratePerSecond * sharePerReservation)));
}
