import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayAfter,
  daysBetween,
  localDay,
  localWall,
  startOfDay,
  weekdayOf,
  withOffset,
} from '../../../functions/calendar/local-day.ts';

describe('a day in Belgium', () => {
  test('begins at midnight there, also when clocks change that night', () => {
    expect(startOfDay('2026-12-03').toISOString()).toBe('2026-12-02T23:00:00.000Z');
    expect(startOfDay('2027-03-28').toISOString()).toBe('2027-03-27T23:00:00.000Z');
    expect(startOfDay('2027-03-29').toISOString()).toBe('2027-03-28T22:00:00.000Z');
    expect(startOfDay('2027-10-31').toISOString()).toBe('2027-10-30T22:00:00.000Z');
    expect(startOfDay('2027-11-01').toISOString()).toBe('2027-10-31T23:00:00.000Z');
  });

  test('begins with itself and ends with the next, whichever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = dayAfter('1996-01-01', days);
        const start = startOfDay(day);
        expect(localWall(start)).toBe(`${day}T00:00:00`);
        expect(localDay(start.getTime() - 1)).toBe(dayAfter(day, -1));
      }),
    );
  });

  test('has a weekday, and others after it', () => {
    expect(weekdayOf('2026-12-03')).toBe(4);
    expect(weekdayOf('2026-12-06')).toBe(7);
    expect(daysBetween('2027-02-27', '2027-03-01')).toEqual([
      '2027-02-27',
      '2027-02-28',
      '2027-03-01',
    ]);
    expect(daysBetween('2027-03-01', '2027-02-27')).toEqual([]);
  });

  test('is told apart from others by its offset', () => {
    expect(withOffset(new Date('2027-10-31T00:30:00Z'))).toBe('2027-10-31T02:30:00+02:00');
    expect(withOffset(new Date('2027-10-31T01:30:00Z'))).toBe('2027-10-31T02:30:00+01:00');
  });
});
