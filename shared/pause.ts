import { setTimeout } from 'node:timers/promises';

/** Waits before the retry that follows `attempt` (1, 2, …): at random up to 50 ms, doubling, at most 3.2 s. */
export const pauseBefore = (attempt: number): Promise<void> =>
  setTimeout(Math.random() * 50 * 2 ** Math.min(attempt - 1, 6));
