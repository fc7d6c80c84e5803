import { describe, expect, it } from 'vitest';
import {
  findPlaceByNis,
  findPlaceByPostcode,
  placeBySlug,
  programme,
} from '../../../shared/programme/programme.ts';
import { programmeSchema } from '../../../shared/programme/schema.ts';

describe('the programme', () => {
  it('fits its schema', () => {
    expect(programmeSchema.parse(programme)).toEqual(programme);
  });

  it('knows a municipality by slug, NIS code and every postcode', () => {
    const retie = placeBySlug('retie');
    expect(findPlaceByNis('13036')).toBe(retie);
    expect(findPlaceByPostcode('2470')).toBe(retie);
    expect(findPlaceByPostcode('3212')?.municipality.name).toBe('Lubbeek');
    expect(findPlaceByPostcode('1000')).toBeUndefined();
    expect(() => placeBySlug('atlantis')).toThrow(
      expect.objectContaining({ code: 'municipality.not_found' }),
    );
  });

  it('gives no two municipalities the same slug, code or postcode', () => {
    const all = programme.regions.flatMap(({ municipalities }) => municipalities);
    for (const names of [
      all.map(({ slug }) => slug),
      all.flatMap(({ nis, formerNis }) => [nis, ...formerNis]),
      all.flatMap(({ postcodes }) => postcodes),
    ]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
