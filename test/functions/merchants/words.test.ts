import { describe, expect, it, test } from 'vitest';
import { readKind, readTrade } from '../../../functions/merchants/importing/trade-words.ts';
import { trades } from '../../../functions/merchants/merchant.ts';
import { isSameShop } from '../../../functions/merchants/similar.ts';
import { tradeName } from '../../../functions/merchants/trade-name.ts';
import { languages } from '../../../shared/i18n/language.ts';
import { aProfile, retie } from './merchants-world.ts';

describe('a trade', () => {
  test.each(
    trades.flatMap((trade) =>
      languages.map((language) => [tradeName(trade, language), trade] as const),
    ),
  )('called %s is %s', (name, trade) => {
    expect([trade, undefined]).toContain(readTrade(name));
  });

  test.each([
    ['Bakker', 'bakery'],
    ['warme bakker', 'bakery'],
    ['Boulangerie-Pâtisserie', 'bakery'],
    ['beenhouwerij', 'butcher'],
    ['Slager-traiteur', 'butcher'],
    ['Librairie', 'books'],
    ['fietsenmaker', 'bicycles'],
    ['kapsalon', 'hairdresser'],
    ['frituur', 'restaurant'],
    ['bakery', 'bakery'],
    ['iets heel anders', undefined],
    ['', undefined],
  ])('written %s is %s', (text, trade) => {
    expect(readTrade(text)).toBe(trade);
  });

  it('is understood for most of its own names', () => {
    const understood = trades.filter((trade) =>
      languages.some((language) => readTrade(tradeName(trade, language)) === trade),
    );
    expect(trades.filter((trade) => !understood.includes(trade))).toEqual([]);
  });
});

test.each([
  ['producent', 'producer'],
  ['Producteur local', 'producer'],
  ['winkel', 'shop'],
  ['magasin', 'shop'],
  ['vzw', undefined],
])('%s is a %s', (text, kind) => {
  expect(readKind(text)).toBe(kind);
});

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
