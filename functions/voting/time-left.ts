/** How long something still takes, in the largest unit that says enough. */
export interface TimeLeft {
  readonly unit: 'days' | 'hours' | 'minutes';
  /** Whole units, rounded down: nobody is promised time that is not there. 0 minutes: less than one. */
  readonly count: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** From two days on in days, from two hours on in hours, else in minutes; none once it is over. */
export function timeLeft(until: Date, now: Date): TimeLeft {
  const left = Math.max(0, until.getTime() - now.getTime());
  if (left >= 2 * day) return { unit: 'days', count: Math.floor(left / day) };
  if (left >= 2 * hour) return { unit: 'hours', count: Math.floor(left / hour) };
  return { unit: 'minutes', count: Math.floor(left / minute) };
}
