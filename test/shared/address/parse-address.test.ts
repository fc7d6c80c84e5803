import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName } from '../../../functions/subscribers/person-name.ts';
import { maskAddress, parseAddress } from '../../../shared/address/parse-address.ts';

describe('addresses', () => {
  test.each([
    ['An.Peeters@Telenet.BE', 'an.peeters@telenet.be', false],
    ['  an @ x.be ', 'an@x.be', true],
    ['mailto:an@x.be', 'an@x.be', false],
    ['<an@x.be>', 'an@x.be', false],
    ["o'brien+news@x.co.uk", "o'brien+news@x.co.uk", false],
    ['info@bäckerei.de', 'info@xn--bckerei-5wa.de', false],
    [`${'a'.repeat(64)}@x.be`, `${'a'.repeat(64)}@x.be`, false],
  ])('%j is %s', (text, address, repaired) => {
    expect(parseAddress(text)).toEqual({ address, repaired });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['an', 'no_at'],
    ['@x.be', 'no_at'],
    ['an@', 'no_at'],
    ['an@x.be, bo@x.be', 'several'],
    ['a@b@x.be', 'several'],
    ['zoë@x.be', 'non_ascii_local'],
    ['zo?@x.be', 'non_ascii_local'],
    [`${'a'.repeat(65)}@x.be`, 'too_long'],
    [`an@${'x'.repeat(64)}.be`, 'too_long'],
    [`an@${'x.'.repeat(130)}be`, 'too_long'],
    [`a${' '.repeat(20_000)}b`, 'too_long'],
    ['an@localhost', 'malformed'],
    ['an@x..be', 'malformed'],
    ['.an@x.be', 'malformed'],
    ['an peeters@x.be', 'malformed'],
    ['an@-x.be', 'malformed'],
    ['an@x.be\u0000', 'malformed'],
    ['an@[127.0.0.1]', 'malformed'],
    ['"an"@x.be', 'malformed'],
    ['an@x.be\nbcc:b@x.be', 'several'],
  ])('%j is refused as %s', (text, problem) => {
    expect(parseAddress(text)).toMatchObject({ problem });
  });

  test('a comma for a dot is refused with what was probably meant', () => {
    expect(parseAddress('an@telenet,be')).toEqual({
      problem: 'comma_for_dot',
      suggestion: 'an@telenet.be',
    });
  });

  test('the canonical form is its own canonical form, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'grapheme' })), (text) => {
        const parsed = parseAddress(text);
        if (!('address' in parsed)) return;
        expect(parseAddress(parsed.address)).toEqual({ address: parsed.address, repaired: false });
        expect(parsed.address).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+$/);
      }),
    );
  });

  test('masking shows too little to write to', () => {
    expect(maskAddress('an.peeters@telenet.be')).toBe('a•••s@telenet.be');
    expect(maskAddress('an@x.be')).toBe('a•••@x.be');
  });
});

describe('names', () => {
  test.each([
    ["  O'Brien ", "O'Brien"],
    ['Mieke\r\nVandenberghe', 'Mieke Vandenberghe'],
    ['"Karel" de Smet', '"Karel" de Smet'],
    ['<b>An</b>', '<b>An</b>'],
    ['Zoe\u0308', 'Zoë'],
    ['An\u202egnp', 'An gnp'],
  ])('%j is kept as %j', (text, name) => {
    expect(cleanName(text)).toBe(name);
  });

  test.each([
    '',
    ' ',
    '=HYPERLINK("x")',
    '@SUM(1)',
    'http://x.be',
    'Y?lmaz',
    '{{name}}',
    'x'.repeat(81),
    '12',
  ])('%j is no name to greet with', (text) => {
    expect(cleanName(text)).toBeUndefined();
  });
});
