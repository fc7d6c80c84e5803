import { createHash } from 'node:crypto';

/**
 * The lot of one of several: SHA-256 of `<value>|<contest>|<id>` in hexadecimal. The lowest wins. Anybody can repeat it:
 * `printf '%s' 'VALUE|con_…|can_…' | sha256sum`.
 * @param value the public number, as published.
 */
export const lotOf = (value: string, contestId: string, id: string): string =>
  createHash('sha256').update(`${value}|${contestId}|${id}`).digest('hex');

export interface Lot {
  readonly id: string;
  readonly hash: string;
}

/** Every id with its lot, the winning one first. */
export const drawLots = (value: string, contestId: string, ids: readonly string[]): Lot[] =>
  ids
    .map((id) => ({ id, hash: lotOf(value, contestId, id) }))
    .sort((one, other) => (one.hash < other.hash ? -1 : 1));
