import { findPlaceByNis, findPlaceByPostcode } from '../../../../shared/programme/programme.ts';
import type { Venue } from '../../events/event.ts';
import { lineOf } from './texts.ts';

/** A venue of what is known of one; undefined where nothing is. */
export function venueFrom(
  parts: { readonly [Name in keyof Venue]: string | undefined },
): Venue | undefined {
  const venue: Venue = {
    ...present('name', lineOf(parts.name, 200)),
    ...present('street', lineOf(parts.street, 200)),
    ...present('postcode', lineOf(parts.postcode, 12)),
    ...present('town', lineOf(parts.town, 100)),
  };
  return Object.keys(venue).length === 0 ? undefined : venue;
}

/** A property that is there only with a value. */
export const present = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } => {
  const found: { [Key in Name]?: Value } = {};
  if (value !== undefined) found[name] = value;
  return found;
};

/** The participating municipality of a postcode, where that is another than the source's. */
export function otherNis(postcode: string | undefined, sourceNis: string): string | undefined {
  const place = findPlaceByPostcode(/\b\d{4}\b/.exec(postcode ?? '')?.[0] ?? '');
  const own = findPlaceByNis(sourceNis)?.municipality.nis ?? sourceNis;
  return place && place.municipality.nis !== own ? place.municipality.nis : undefined;
}
