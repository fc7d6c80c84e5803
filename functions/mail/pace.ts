import type { Table } from '../../shared/data/table.ts';
import {
  bookBehind,
  bookNow,
  type PaceState,
  readPace,
  writeSandboxQuota,
} from './pace-repository.ts';
import { entriesPerCall, transactionalReserve } from './sending-quota.ts';

/** `bulk` leaves a part of the daily quota untouched; `transactional` may use it up. */
export type Purpose = 'bulk' | 'transactional';

export interface QuotaView {
  readonly ratePerSecond: number;
  /** Recipients in 24 hours; -1 means no limit. */
  readonly max24Hours: number;
  readonly sentLast24Hours: number;
  /** Recipients that newsletters may still write to before they pause as `quota`. */
  readonly bulkRemaining: number;
  /** Entries of one `SendBulkEmail` call, 1 to 50. */
  readonly entriesPerCall: number;
}

export interface Pace {
  /**
   * Takes the next free slots of the account's sending rate for `count` mails. Send at `startAt`, not before.
   * `quota` when the daily quota (less the reserve, for bulk) does not have room for them; nothing is taken then.
   */
  reserve(count: number, now: Date, purpose?: Purpose): Promise<{ startAt: Date } | 'quota'>;
  readQuota(): Promise<QuotaView>;
}

/** The part of SES's rate that is used: clocks differ and calls bunch, and a throttled call is a wasted one. */
const usedShare = 0.95;

/** The pace that newsletters and single mails keep together, in one item of the table. */
export function createPace(table: Table): Pace {
  // Rate and limit as last seen; every reservation answers them anew.
  let seen: PaceState | undefined;

  return {
    async reserve(count, now, purpose = 'bulk') {
      const needed = (state: PaceState) =>
        count + (purpose === 'bulk' ? transactionalReserve(state) : 0);
      for (;;) {
        seen ??= await readPace(table);
        const durationMs = Math.ceil((count * 1000) / (seen.ratePerSecond * usedShare));
        const booking = { count, durationMs, now: now.getTime(), needed: needed(seen) };
        const booked = (await bookBehind(table, booking)) ?? (await bookNow(table, booking));
        if (booked) {
          seen = booked;
          return { startAt: new Date(Math.max(booked.nextFree - durationMs, now.getTime())) };
        }
        await writeSandboxQuota(table);
        seen = await readPace(table);
        if (seen.remaining < needed(seen)) return 'quota';
      }
    },

    async readQuota() {
      const state = await readPace(table);
      const { ratePerSecond, max24Hours, sentLast24Hours, remaining } = state;
      return {
        ratePerSecond,
        max24Hours,
        sentLast24Hours,
        bulkRemaining: Math.max(0, remaining - transactionalReserve(state)),
        entriesPerCall: entriesPerCall(state),
      };
    },
  };
}
