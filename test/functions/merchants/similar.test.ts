import { describe, expect, it, test } from 'vitest';
import { isSameShop } from '../../../functions/merchants/similar.ts';
import { aProfile, retie } from './merchants-world.ts';

describe('two shops', () => {
  const at = (street: string, change = {}) => ({
    nis: retie,
    ...aProfile({ address: { street, postcode: '2470', town: 'Retie' }, ...change }),
  });

  test.each([
    ['Markt 5', 'markt 5'],
    ['Markt 5', 'Markt nr. 5'],
    ['Sint-Jansstraat 5', 'St. Jansstraat 5'],
    ['Rue Saint-Paul 5', 'Rue St-Paul 5'],
    ['Markt 5 A', 'Markt 5A'],
  ])('at %s and %s are one', (one, other) => {
    expect(isSameShop(at(one), at(other))).toBe(true);
  });

  test.each([
    ['Markt 5', 'Markt 6'],
    ['Markt 5', 'Markt 5A'],
    ['Markt 5', 'Marktstraat 5'],
  ])('at %s and %s are two', (one, other) => {
    expect(isSameShop(at(one), at(other))).toBe(false);
  });

  it('are two with another name and another number, or none', () => {
    const one = at('Markt 5');
    expect(
      isSameShop(one, at('Markt 5', { name: 'Slagerij', enterpriseNumber: '1000000120' })),
    ).toBe(false);
    const none = { enterpriseNumber: undefined };
    expect(
      isSameShop({ ...one, ...none }, { ...at('Markt 5', { name: 'Slagerij' }), ...none }),
    ).toBe(false);
  });
});
