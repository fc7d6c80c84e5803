/** Longest wait that a server is granted. */
const maxSeconds = 6 * 60 * 60;

/** Reads Retry-After (RFC 9110, section 10.2.3): seconds, or a date. Undefined where it says nothing usable. */
export function retryAfterSeconds(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const seconds = /^\d+$/.test(value.trim())
    ? Number(value)
    : Math.ceil((Date.parse(value) - now.getTime()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), maxSeconds);
}
