import type { Clock } from '../../../shared/clock.ts';

/** How much faster than the world's the clock of a run is: leases and graces of minutes pass in seconds. */
export const speed = 60;

/** `start`: epoch milliseconds at which all processes of a run begin to count. */
export const fastClock =
  (start: number): Clock =>
  () =>
    new Date(start + (Date.now() - start) * speed);
