import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  noOther,
  readWeek,
  type WeekFields,
  weekFieldsOf,
} from '../../../../functions/merchants/hours/week-form.ts';
import {
  type Opening,
  openingProblem,
  sortedOpenings,
} from '../../../../functions/merchants/profile/opening-hours.ts';

const fields = (change: Partial<WeekFields> = {}): WeekFields => ({
  open: [],
  from: '',
  to: '',
  breakFrom: '',
  breakTo: '',
  other: noOther,
  ...change,
});

describe('opening hours as a form', () => {
  test('are the usual ones on the days that are ticked', () => {
    expect(readWeek(fields({ open: ['2', '6'], from: '9', to: '18:00' }))).toEqual({
      openings: [
        { day: 2, from: '09:00', to: '18:00' },
        { day: 6, from: '09:00', to: '18:00' },
      ],
    });
  });

  test('may have a break, and days of their own', () => {
    const read = readWeek(
      fields({
        open: ['1', '2', '3'],
        from: '09:00',
        to: '18:00',
        breakFrom: '12:00',
        breakTo: '13:30',
        other: { ...noOther, 2: 'gesloten', 7: '8-12' },
      }),
    );
    expect(read).toEqual({
      openings: [
        { day: 1, from: '09:00', to: '12:00' },
        { day: 1, from: '13:30', to: '18:00' },
        { day: 3, from: '09:00', to: '12:00' },
        { day: 3, from: '13:30', to: '18:00' },
        { day: 7, from: '08:00', to: '12:00' },
      ],
    });
  });

  test('need not be told', () => {
    expect(readWeek(fields())).toEqual({ openings: [] });
  });

  test.each([
    ['days without hours', { open: ['1'] }, { field: 'from', problem: 'missing' }],
    ['an end without a beginning', { to: '18:00' }, { field: 'from', problem: 'missing' }],
    ['hours on no day', { from: '9', to: '18' }, { field: 'open', problem: 'missing' }],
    [
      'what is no time',
      { open: ['1'], from: 'nine', to: '18' },
      { field: 'from', problem: 'unreadable' },
    ],
    [
      'an end before the beginning',
      { open: ['1'], from: '18', to: '9' },
      { field: 'from', problem: 'backwards' },
    ],
    [
      'half a break',
      { open: ['1'], from: '9', to: '18', breakTo: '13' },
      { field: 'breakFrom', problem: 'missing' },
    ],
    [
      'a break the wrong way round',
      { open: ['1'], from: '9', to: '18', breakFrom: '14', breakTo: '12' },
      { field: 'breakFrom', problem: 'backwards' },
    ],
    [
      'a day that says nothing',
      { other: { ...noOther, 3: 'op afspraak' } },
      { field: 'other', day: 3, problem: 'unreadable' },
    ],
    [
      'a day that meets itself',
      { other: { ...noOther, 3: '9-13, 12-18' } },
      { field: 'other', day: 3, problem: 'overlap' },
    ],
  ] as const)('are not guessed at: %s', (_what, change, problem) => {
    expect(readWeek(fields(change))).toEqual(problem);
  });

  test('show most days as the usual ones, the others in words', () => {
    const early = { from: '08:00', to: '12:00' };
    const whole = { from: '09:00', to: '18:00' };
    expect(
      weekFieldsOf([
        { day: 1, ...whole },
        { day: 2, ...whole },
        { day: 6, ...early },
      ]),
    ).toEqual(
      fields({
        open: ['1', '2'],
        from: '09:00',
        to: '18:00',
        other: { ...noOther, 6: '8:00-12:00' },
      }),
    );
  });

  test('come back as they were, whatever week it is', () => {
    const quarter = fc.integer({ min: 0, max: 95 }).map((count) => {
      const [hours, minutes] = [Math.floor(count / 4), (count % 4) * 15];
      return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
    });
    const opening: fc.Arbitrary<Opening> = fc.record({
      day: fc.integer({ min: 1, max: 7 }),
      from: quarter,
      to: quarter,
    });
    const week = fc
      .array(opening, { maxLength: 14 })
      .filter((openings) => openingProblem(openings) === undefined)
      .map(sortedOpenings);
    fc.assert(
      fc.property(week, (openings) => {
        const read = readWeek(weekFieldsOf(openings));
        expect('openings' in read ? sortedOpenings(read.openings) : read).toEqual(openings);
      }),
      { numRuns: 2000 },
    );
  });
});
