import { describe, expect, it, test } from 'vitest';
import {
  readEnterpriseNumber,
  writtenEnterpriseNumber,
} from '../../../functions/merchants/profile/enterprise-number.ts';
import { openingProblem } from '../../../functions/merchants/profile/opening-hours.ts';
import {
  isInMunicipality,
  profileInputSchema,
} from '../../../functions/merchants/profile/profile-input.ts';
import { readWebsite } from '../../../functions/merchants/profile/website.ts';
import { aProfile } from './merchants-world.ts';

describe('an enterprise number', () => {
  it.each([
    '0123.456.749',
    'BE 0123.456.749',
    'BE0123456749',
    'be 0123 456 749',
    '123.456.749',
    ' 0123-456-749 ',
  ])('is read from %s', (text) => {
    expect(readEnterpriseNumber(text)).toBe('0123456749');
  });

  it('may begin with 1, as those given since 2023 do', () => {
    expect(readEnterpriseNumber('1000.000.120')).toBe('1000000120');
  });

  it.each([
    '0123.456.748',
    '0213.456.749',
    '2123.456.749',
    '01234567490',
    '12.345.674',
    'NL123456749B01',
    'BE',
    '',
    '0123456749; DROP',
  ])('is none in %j', (text) => {
    expect(readEnterpriseNumber(text)).toBeUndefined();
  });

  it('is written as people do', () => {
    expect(writtenEnterpriseNumber('0123456749')).toBe('BE 0123.456.749');
  });
});

describe('a website', () => {
  it.each([
    ['www.peeters.be', 'https://www.peeters.be/'],
    ['peeters.be/winkel', 'https://peeters.be/winkel'],
    ['http://peeters.be', 'http://peeters.be/'],
    ['HTTPS://Peeters.BE', 'https://peeters.be/'],
    ['  https://facebook.com/bakker.peeters?ref=1 ', 'https://facebook.com/bakker.peeters?ref=1'],
    ['https://bäckerei.be', 'https://xn--bckerei-5wa.be/'],
  ])('written %s is %s', (text, url) => {
    expect(readWebsite(text)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'javascript://peeters.be/%0aalert(1)',
    'data:text/html,x',
    'ftp://peeters.be',
    'geen',
    '-',
    'info@peeters.be',
    'https://peeters.be@evil.example',
    'https://user:secret@peeters.be',
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://localhost',
    'http://intern',
    'peeters.be\r\nSet-Cookie: a=1',
    `https://peeters.be/${'a'.repeat(300)}`,
  ])('is none in %j', (text) => {
    expect(readWebsite(text)).toBeUndefined();
  });
});

describe('opening hours', () => {
  const on = (day: number, from: string, to: string) => ({ day, from, to });

  it.each([
    ['none at all', []],
    ['two stretches a day', [on(1, '09:00', '12:00'), on(1, '13:00', '18:00')]],
    ['one ends as the next begins', [on(1, '09:00', '12:00'), on(1, '12:00', '18:00')]],
    ['past midnight', [on(5, '18:00', '02:00'), on(6, '18:00', '03:00')]],
    ['all day and night', [on(1, '00:00', '00:00'), on(2, '00:00', '00:00')]],
    ['past the end of the week', [on(7, '20:00', '02:00'), on(1, '02:00', '06:00')]],
    ['until midnight, then on from it', [on(1, '18:00', '00:00'), on(2, '00:00', '01:00')]],
  ])('are sound: %s', (_, openings) => {
    expect(openingProblem(openings)).toBeUndefined();
  });

  it.each([
    ['one within another', [on(1, '09:00', '18:00'), on(1, '12:00', '13:00')], 1, 'overlap'],
    ['in any order', [on(1, '13:00', '18:00'), on(1, '09:00', '13:30')], 1, 'overlap'],
    ['the night before goes on', [on(5, '18:00', '02:00'), on(6, '01:00', '05:00')], 6, 'overlap'],
    ['Sunday night into Monday', [on(7, '20:00', '03:00'), on(1, '02:00', '06:00')], 1, 'overlap'],
    ['the same twice', [on(3, '09:00', '12:00'), on(3, '09:00', '12:00')], 3, 'overlap'],
    ['ends before it begins', [on(2, '18:00', '09:00')], 2, 'backwards'],
    ['ends as it begins', [on(2, '09:00', '09:00')], 2, 'backwards'],
    [
      'a long one that spans two',
      [on(1, '18:00', '07:00'), on(1, '19:00', '20:00'), on(2, '06:00', '07:30')],
      1,
      'overlap',
    ],
  ])('are refused: %s', (_, openings, day, problem) => {
    expect(openingProblem(openings)).toEqual({ day, problem });
  });
});

describe('a profile as people write it', () => {
  const read = (change: Record<string, unknown>) =>
    profileInputSchema().safeParse({ ...aProfile(), ...change });

  it('is made good where that is no guess', () => {
    const { data } = read({
      name: '  Bakkerij \t Peeters ',
      website: 'www.peeters.be',
      enterpriseNumber: 'BE 0123.456.749',
      story: { nl: 'Een.\r\n\r\n\r\n\r\nTwee.', fr: '   ' },
      openingHours: [
        { day: 2, from: '09:00', to: '12:00' },
        { day: 1, from: '09:00', to: '12:00' },
      ],
    });
    expect(data).toMatchObject({
      name: 'Bakkerij Peeters',
      website: 'https://www.peeters.be/',
      enterpriseNumber: '0123456749',
      openingHours: [{ day: 1 }, { day: 2 }],
    });
    expect(data?.story).toEqual({ nl: 'Een.\n\nTwee.' });
  });

  it('may leave out website and enterprise number by leaving them empty', () => {
    const { data } = read({ website: ' ', enterpriseNumber: '' });
    expect(data?.website).toBeUndefined();
    expect(data?.enterpriseNumber).toBeUndefined();
  });

  it('has a name of one line, whatever is put into it', () => {
    const { data } = read({ name: 'Peeters\r\nBcc: victim@x.be\u202e\u0000' });
    expect(data?.name).toBe('Peeters Bcc: victim@x.be');
  });

  test.each([
    ['name', { name: '' }],
    ['name', { name: '\u200b\u200b' }],
    ['name', { name: 'a'.repeat(101) }],
    ['name', { name: 'Win op www.evil.example' }],
    ['name', { name: 'Hallo {{name}}' }],
    ['name', { name: '!!!' }],
    ['website', { website: 'javascript:alert(1)' }],
    ['enterpriseNumber', { enterpriseNumber: '0123.456.748' }],
    ['openingHours', { openingHours: [{ day: 1, from: '18:00', to: '09:00' }] }],
    ['openingHours', { openingHours: [{ day: 8, from: '09:00', to: '10:00' }] }],
    ['story', { story: { nl: 'a'.repeat(1501) } }],
    ['story', { story: { nl: 'Dag {{ name }}' } }],
    ['story', { story: { de: 'Guten Tag' } }],
    ['trade', { trade: 'casino' }],
    ['address', { address: { street: 'Markt 5', postcode: '247', town: 'Retie' } }],
  ])('is refused for its %s: %j', (field, change) => {
    const parsed = read(change);
    expect(parsed.error?.issues[0]?.path[0]).toBe(field);
  });

  it('is in a municipality by its postcode', () => {
    expect(isInMunicipality(aProfile(), '13036')).toBe(true);
    expect(isInMunicipality(aProfile(), '13003')).toBe(false);
    expect(isInMunicipality(aProfile(), '99999')).toBe(false);
  });
});
