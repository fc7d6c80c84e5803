import { describe, expect, it } from 'vitest';
import { clockHour, daytimeHours, isNight, nextDaytime } from '../../../shared/time/night.ts';

const at = (iso: string) => new Date(iso);
const shown = (instants: readonly Date[]) => instants.map((instant) => instant.toISOString());

describe('the night in Belgium', () => {
  it.each([
    ['20:59 in winter', '2026-11-28T19:59:59Z', false],
    ['21:00 in winter', '2026-11-28T20:00:00Z', true],
    ['06:59 in winter', '2026-11-28T05:59:59Z', true],
    ['07:00 in winter', '2026-11-28T06:00:00Z', false],
    ['21:00 in summer', '2026-07-01T19:00:00Z', true],
    ['07:00 in summer', '2026-07-01T05:00:00Z', false],
  ])('%s', (_, instant, expected) => {
    expect(isNight(at(instant))).toBe(expected);
  });

  it('ends at seven by the clock, also when the clock is changed in it', () => {
    expect(nextDaytime(at('2026-11-28T23:30:00Z'))).toEqual(at('2026-11-29T06:00:00Z'));
    // 29 March 2026: 02:00 becomes 03:00; 25 October 2026: 03:00 becomes 02:00.
    expect(nextDaytime(at('2026-03-28T22:00:00Z'))).toEqual(at('2026-03-29T05:00:00Z'));
    expect(nextDaytime(at('2026-10-24T22:00:00Z'))).toEqual(at('2026-10-25T06:00:00Z'));
  });

  it('leaves an instant by day as it is', () => {
    expect(nextDaytime(at('2026-11-28T09:12:34Z'))).toEqual(at('2026-11-28T09:12:34Z'));
  });
});

describe('hours of the day', () => {
  it('follow each other from now on', () => {
    expect(shown(daytimeHours(at('2026-11-28T09:10:00Z'), 3))).toEqual([
      '2026-11-28T09:10:00.000Z',
      '2026-11-28T10:10:00.000Z',
      '2026-11-28T11:10:00.000Z',
    ]);
  });

  it('leave out the night and go on in the morning', () => {
    expect(shown(daytimeHours(at('2026-11-28T18:30:00Z'), 4))).toEqual([
      '2026-11-28T18:30:00.000Z',
      '2026-11-28T19:30:00.000Z',
      '2026-11-29T06:00:00.000Z',
      '2026-11-29T07:00:00.000Z',
    ]);
  });

  it('show what a clock on the wall does', () => {
    expect(clockHour(at('2026-07-01T05:59:00Z'))).toBe(7);
    expect(clockHour(at('2026-11-28T23:00:00Z'))).toBe(0);
  });
});
