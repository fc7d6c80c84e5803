import type { Clock } from '../clock.ts';

/** Longer than the work takes for an address that is known. */
const floorMs = 400;

/**
 * Does the work and answers no sooner than 400 ms after the start, so that the time an answer takes says
 * nothing of the address that was asked about.
 */
export async function atEvenPace<Result>(
  work: () => Promise<Result>,
  { now, pause }: { now: Clock; pause: (milliseconds: number) => Promise<void> },
): Promise<Result> {
  const start = now().getTime();
  const result = await work();
  await pause(Math.max(0, floorMs - (now().getTime() - start)));
  return result;
}
