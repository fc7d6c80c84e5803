import { findPlaceByNis } from './programme.ts';

/** The code of a municipality and of those that merged into it: under which its data may stand. */
export function nisCodesOf(nis: string): readonly string[] {
  const place = findPlaceByNis(nis);
  return place ? [place.municipality.nis, ...place.municipality.formerNis] : [nis];
}

/** The code of the municipality that this one is today; its own where it takes no part. */
export const presentNisOf = (nis: string): string => findPlaceByNis(nis)?.municipality.nis ?? nis;
