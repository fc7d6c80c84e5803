import { plainStreet } from '../similar.ts';
import { slugBase } from '../slug.ts';
import type { ImportedMerchant } from './read-row.ts';

/** A row that may be imported, and its place in the file. */
export interface ReadableRow {
  readonly line: number;
  readonly row: ImportedMerchant;
}

interface Lane {
  readonly keys: readonly string[];
  readonly rows: readonly ReadableRow[];
}

/**
 * Divides rows into lanes that can be applied beside each other. Rows of one address may be of one shop, and of one name
 * the first in the file gets the plain slug: both are in one lane, which is in the order of the file.
 */
export function lanesOf(rows: readonly ReadableRow[]): (readonly ReadableRow[])[] {
  const laneOf = new Map<string, Lane>();
  for (const entry of rows) {
    const keys = meetingPlaces(entry.row);
    const met = [...new Set(keys.flatMap((key) => laneOf.get(key) ?? []))];
    const lane = {
      keys: [...keys, ...met.flatMap((one) => one.keys)],
      rows: [...met.flatMap((one) => one.rows), entry],
    };
    for (const key of lane.keys) laneOf.set(key, lane);
  }
  return [...new Set(laneOf.values())].map((lane) =>
    lane.rows.toSorted((one, other) => one.line - other.line),
  );
}

const meetingPlaces = ({ nis, profile }: ImportedMerchant): string[] => [
  `${nis} at ${plainStreet(profile)}`,
  `${nis} as ${slugBase(profile.name)}`,
];
