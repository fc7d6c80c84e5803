import type { Clock } from '../../../shared/clock.ts';

/**
 * Keeps what was read for some milliseconds, by key; for facts that may be a little old. Several keys at once, since chunks of two
 * issues come in turn when both are being sent; what is too old is dropped, so that memory does not grow. That nothing was there is
 * not kept.
 */
export function forAWhile<Value>(
  read: (key: string) => Promise<Value>,
  milliseconds: number,
  now: Clock,
): (key: string) => Promise<Value> {
  const kept = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return (key) => {
    const present = now().getTime();
    for (const [old, { until }] of kept) if (until <= present) kept.delete(old);
    const found = kept.get(key);
    if (found) return found.value;
    const value = read(key);
    kept.set(key, { value, until: present + milliseconds });
    const forget = () => {
      if (kept.get(key)?.value === value) kept.delete(key);
    };
    value.then((found) => found === undefined && forget(), forget);
    return value;
  };
}
