/** Takes one request; false when the bucket is empty. */
export type Throttle = (now: number) => boolean;

/**
 * API Gateway's token bucket: `rate` requests a second over time, `burst` at once. Without both nothing is throttled.
 */
export function openThrottle(rate: number | undefined, burst: number | undefined): Throttle {
  if (rate === undefined || burst === undefined) return () => true;
  let tokens = burst;
  let filledAt = 0;
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * rate);
    filledAt = now;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
}
