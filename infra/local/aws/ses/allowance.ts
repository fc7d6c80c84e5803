/** What the account may still send. */
export interface SendQuota {
  /** Mails in any 24 hours; -1 for no limit. */
  perDay: number;
  perSecond: number;
}

export type Allowed = 'sent' | 'throttled' | 'over-quota';

export interface Allowance {
  /** Counts one mail, or says why not. Epoch milliseconds. */
  take(now: number): Allowed;
  sentLast24Hours(now: number): number;
  quota: SendQuota;
  /** Counts per minute, for keeping between starts. */
  minutes: Map<number, number>;
}

const minuteMs = 60_000;
const minutesOfDay = 24 * 60;

/**
 * The account's send rate, as a bucket that holds one second's worth, and its 24-hour quota, counted by the
 * minute. `quota` may be changed while it runs.
 */
export function createAllowance(quota: SendQuota, minutes = new Map<number, number>()): Allowance {
  let tokens = Math.max(1, quota.perSecond);
  let filledAt = 0;

  function sentLast24Hours(now: number): number {
    const first = Math.floor(now / minuteMs) - minutesOfDay;
    let sum = 0;
    for (const [minute, count] of minutes) {
      if (minute <= first) minutes.delete(minute);
      else sum += count;
    }
    return sum;
  }

  return {
    quota,
    minutes,
    sentLast24Hours,
    take(now) {
      const { perDay, perSecond } = quota;
      if (perDay >= 0 && sentLast24Hours(now) >= perDay) return 'over-quota';
      const earned = ((now - filledAt) / 1000) * perSecond;
      tokens = Math.min(Math.max(1, perSecond), tokens + Math.max(0, earned));
      filledAt = now;
      if (tokens < 1) return 'throttled';
      tokens -= 1;
      const minute = Math.floor(now / minuteMs);
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
      return 'sent';
    },
  };
}
