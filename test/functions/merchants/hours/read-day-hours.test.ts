import { describe, expect, test } from 'vitest';
import {
  readClock,
  readDayHours,
  writeDayHours,
} from '../../../../functions/merchants/hours/read-day-hours.ts';

describe('the hours of a day, as a shopkeeper types them', () => {
  test.each([
    ['9-12', '9:00-12:00'],
    ['9.30 - 12', '9:30-12:00'],
    ['9u30-12u', '9:30-12:00'],
    ['9u - 12u30, 13u30 - 18u', '9:00-12:30, 13:30-18:00'],
    ['09:00–12:00 en 13:00–18:30', '9:00-12:00, 13:00-18:30'],
    ['9-12 13-18', '9:00-12:00, 13:00-18:00'],
    ['9h-12h 13h30-18h', '9:00-12:00, 13:30-18:00'],
    ['van 9 uur tot 18 uur', '9:00-18:00'],
    ['9 uur tot 12.30 uur / 13 uur tot 18 uur', '9:00-12:30, 13:00-18:00'],
    ['de 9 h 30 à 12 h et de 14 h à 18 h', '9:30-12:00, 14:00-18:00'],
    ['9am - 5:30pm', '9:00-17:30'],
    ['12pm to 12am', '12:00-0:00'],
    ['Open 7-24', '7:00-0:00'],
    ['18:00-02:00', '18:00-2:00'],
    ['8-10; 12-14 & 16-18', '8:00-10:00, 12:00-14:00, 16:00-18:00'],
  ])('%s', (text, hours) => {
    expect(writeDayHours(readDayHours(text) ?? [])).toBe(hours);
  });

  test.each(['gesloten', 'Gesloten', 'dicht', 'fermé', 'closed', '-', 'x'])('%s: shut', (text) => {
    expect(readDayHours(text)).toEqual([]);
  });

  test.each([
    'op afspraak',
    '9',
    '9-',
    '9-25',
    '9-12-18',
    '9.75-12',
    'tot 18 uur',
    '13pm-5pm',
    'enkel met 9-12 als het regent',
    `${'9'.repeat(500)}-12`,
  ])('is not guessed at: %s', (text) => {
    expect(readDayHours(text)).toBeUndefined();
  });

  test('can be read again as it is written', () => {
    const hours = [
      { from: '00:00', to: '09:05' },
      { from: '22:00', to: '00:00' },
    ];
    expect(readDayHours(writeDayHours(hours))).toEqual(hours);
  });

  test.each([
    ['09:00', '09:00'],
    ['9u', '09:00'],
    ['24', '00:00'],
    ['24:30', undefined],
    ['9-12', undefined],
    ['', undefined],
  ])('a single time: %s', (text, time) => {
    expect(readClock(text)).toBe(time);
  });
});
