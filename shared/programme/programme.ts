import { AppError } from '../errors.ts';
import { demoProgramme } from './demo-programme.ts';
import type { Municipality, Programme, Region } from './schema.ts';

/** The programme that this deployment serves. */
export const programme: Programme = demoProgramme;

export interface Place {
  readonly municipality: Municipality;
  readonly region: Region;
}

const places: readonly Place[] = programme.regions.flatMap((region) =>
  region.municipalities.map((municipality) => ({ municipality, region })),
);

const byNis = new Map(
  places.flatMap((place) =>
    [place.municipality.nis, ...place.municipality.formerNis].map((nis) => [nis, place] as const),
  ),
);
const bySlug = new Map(places.map((place) => [place.municipality.slug, place]));
const byPostcode = new Map(
  places.flatMap((place) =>
    place.municipality.postcodes.map((postcode) => [postcode, place] as const),
  ),
);

export const municipalities: readonly Municipality[] = places.map((place) => place.municipality);

/** By NIS code; the code of a municipality that has merged gives the one it merged into. */
export const findPlaceByNis = (nis: string): Place | undefined => byNis.get(nis);
export const findPlaceBySlug = (slug: string): Place | undefined => bySlug.get(slug);
export const findPlaceByPostcode = (postcode: string): Place | undefined =>
  byPostcode.get(postcode);

/** @throws {AppError} municipality.not_found */
export function placeByNis(nis: string): Place {
  return known(findPlaceByNis(nis));
}

/** @throws {AppError} municipality.not_found */
export function placeBySlug(slug: string): Place {
  return known(findPlaceBySlug(slug));
}

function known(place: Place | undefined): Place {
  if (!place) {
    throw new AppError('municipality.not_found', 'This municipality does not take part.');
  }
  return place;
}

/** @throws {AppError} region.not_found */
export function regionById(id: string): Region {
  const region = programme.regions.find((candidate) => candidate.id === id);
  if (!region) throw new AppError('region.not_found', 'There is no such region.');
  return region;
}

/** The address that mails of a region come from. */
export const senderAddress = (region: Region, mailDomain: string): string =>
  `${region.id}@${mailDomain}`;
