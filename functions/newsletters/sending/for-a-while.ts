import type { Clock } from '../../../shared/clock.ts';

/**
 * Keeps what was read for some milliseconds, by key; for facts that may be a little old. That nothing was there is not
 * kept.
 */
export function forAWhile<Value>(
  read: (key: string) => Promise<Value>,
  milliseconds: number,
  now: Clock,
): (key: string) => Promise<Value> {
  const kept = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return (key) => {
    const present = now().getTime();
    const found = kept.get(key);
    if (found && found.until > present) return found.value;
    kept.clear();
    const value = read(key);
    kept.set(key, { value, until: present + milliseconds });
    const forget = () => kept.delete(key);
    value.then((found) => found === undefined && forget(), forget);
    return value;
  };
}
