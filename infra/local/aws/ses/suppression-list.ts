import * as z from 'zod';
import type { StateFile } from '../state-file.ts';

export const suppressedDestinations = z.record(
  z.string(),
  z.object({ reason: z.string(), at: z.number() }),
);
export type SuppressedDestinations = z.infer<typeof suppressedDestinations>;

/** The account's own suppression list, filled by API calls; addresses in lower case. */
export interface SuppressionList {
  has(address: string): boolean;
  put(address: string, reason: string, now: number): void;
  remove(address: string): boolean;
  find(address: string): SuppressedDestinations[string] | undefined;
  all(): [address: string, entry: SuppressedDestinations[string]][];
}

export function createSuppressionList(file: StateFile<SuppressedDestinations>): SuppressionList {
  const key = (address: string) => address.toLowerCase();
  return {
    has: (address) => key(address) in file.value,
    find: (address) => file.value[key(address)],
    all: () => Object.entries(file.value),
    put(address, reason, now) {
      file.value[key(address)] = { reason, at: now };
      file.changed();
    },
    remove(address) {
      const known = key(address) in file.value;
      delete file.value[key(address)];
      file.changed();
      return known;
    },
  };
}
