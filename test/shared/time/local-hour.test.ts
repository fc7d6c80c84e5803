import { describe, expect, it } from 'vitest';
import { localHour, startOfLocalDay, startOfLocalHour } from '../../../shared/time/local-hour.ts';

const hourMs = 3_600_000;

describe('the local hour', () => {
  it.each([
    ['2026-07-01T21:59:59Z', '2026-07-01', 23],
    ['2026-07-01T22:00:00Z', '2026-07-02', 0],
    ['2026-12-01T23:00:00Z', '2026-12-02', 0],
  ])('of %s is of %s, %s', (instant, day, hour) => {
    expect(localHour(new Date(instant))).toEqual({ day, hour });
  });

  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-11-29', 24],
  ])('%s has %s of them', (day, hours) => {
    const start = startOfLocalDay(day).getTime();
    const all = Array.from({ length: 26 }, (_, hour) => localHour(start + hour * hourMs));
    expect(all.filter((hour) => hour.day === day).map(({ hour }) => hour)).toEqual(
      Array.from({ length: hours }, (_, hour) => hour),
    );
  });

  it('begins where it lies, in every hour of three years', () => {
    const first = Date.parse('2025-01-01T00:00:00Z');
    for (let hours = 0; hours < 3 * 365 * 24; hours += 1) {
      const instant = first + hours * hourMs;
      expect(startOfLocalHour(localHour(instant + 1234)).getTime()).toBe(instant);
    }
  });

  it('refuses what is no day', () => {
    expect(() => startOfLocalDay('2026-02-30')).toThrow(RangeError);
  });
});
