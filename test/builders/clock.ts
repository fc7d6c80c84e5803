import type { Clock } from '../../shared/clock.ts';

export interface TestClock extends Clock {
  set(instant: string): void;
  advance(seconds: number): void;
}

/** A clock that stands still until told; starts at the given instant (ISO 8601). */
export function testClock(start = '2026-11-22T12:00:00Z'): TestClock {
  let present = new Date(start);
  const clock = () => new Date(present);
  return Object.assign(clock, {
    set(instant: string) {
      present = new Date(instant);
    },
    advance(seconds: number) {
      present = new Date(present.getTime() + seconds * 1000);
    },
  });
}
