import { describe, expect, test } from 'vitest';
import { readWeekHours } from '../../../../functions/merchants/hours/read-week-hours.ts';

const on = (days: readonly number[], ...hours: readonly (readonly [string, string])[]) =>
  days.flatMap((day) => hours.map(([from, to]) => ({ day, from, to })));

describe('the hours of a week in one line', () => {
  test.each([
    ['ma-vr 9-12', on([1, 2, 3, 4, 5], ['09:00', '12:00'])],
    [
      'Ma-vr: 9u-12u en 13u30-18u; za: 9u-17u; zo gesloten',
      [
        ...on([1, 2, 3, 4, 5], ['09:00', '12:00'], ['13:30', '18:00']),
        ...on([6], ['09:00', '17:00']),
      ],
    ],
    [
      'maandag tot vrijdag 9.00-18.00, zaterdag 9.00-12.00',
      [...on([1, 2, 3, 4, 5], ['09:00', '18:00']), ...on([6], ['09:00', '12:00'])],
    ],
    ['di, do en za 10:00-18:00', on([2, 4, 6], ['10:00', '18:00'])],
    [
      'lundi au vendredi : 9h-12h et 14h-18h',
      on([1, 2, 3, 4, 5], ['09:00', '12:00'], ['14:00', '18:00']),
    ],
    [
      'Mon-Fri 9am-5pm; Sat 10am-1pm',
      [...on([1, 2, 3, 4, 5], ['09:00', '17:00']), ...on([6], ['10:00', '13:00'])],
    ],
    ['vr-ma 18:00-02:00', on([1, 5, 6, 7], ['18:00', '02:00'])],
    ['elke dag 8-20', on([1, 2, 3, 4, 5, 6, 7], ['08:00', '20:00'])],
    ['zo gesloten', []],
  ])('%s', (text, openings) => {
    expect(readWeekHours(text)).toEqual(openings);
  });

  test.each([
    'op afspraak',
    'bel ons',
    '9-12',
    'ma-vr 9-12, behalve feestdagen',
    'ma 9-12; ma 11-13',
    'ma 18-9',
    'ma 25-26',
    'ma-vr',
    '',
    'x'.repeat(10_000),
    'ma '.repeat(5000),
  ])('is not guessed from %s', (text) => {
    expect(readWeekHours(text)).toBeUndefined();
  });
});
