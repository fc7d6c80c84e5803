import { describe, expect, it } from 'vitest';
import {
  findPlaceByNis,
  findPlaceByPostcode,
  placeBySlug,
  programme,
} from '../../../shared/programme/programme.ts';
import { programmeSchema } from '../../../shared/programme/schema.ts';

const channel = (value: number) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string) => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

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

  it.each(programme.regions.map(({ id, brand }) => [id, brand] as const))(
    'can be read in the colours of %s (WCAG 1.4.3: 4.5 to 1)',
    (_, { primary, onPrimary, ink, tint }) => {
      expect(contrast(onPrimary, primary)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, tint)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    },
  );
});
