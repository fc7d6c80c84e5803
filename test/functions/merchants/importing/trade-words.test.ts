import { describe, expect, it, test } from 'vitest';
import { readKind, readTrade } from '../../../../functions/merchants/importing/trade-words.ts';
import { trades } from '../../../../functions/merchants/merchant.ts';
import { tradeName } from '../../../../functions/merchants/trade-name.ts';
import { languages } from '../../../../shared/i18n/language.ts';

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

  it('is understood by one of its own names at least', () => {
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
