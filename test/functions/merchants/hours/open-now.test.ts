import { describe, expect, test } from 'vitest';
import { belgianTime, doorState } from '../../../../functions/merchants/hours/open-now.ts';

const week = [
  { day: 1, from: '09:00', to: '12:00' },
  { day: 1, from: '13:30', to: '18:00' },
  { day: 5, from: '18:00', to: '02:00' },
  { day: 7, from: '20:00', to: '00:00' },
];

/** A winter instant by Belgian clocks; 23 November 2026 is a Monday. */
const at = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00+01:00`);

describe('the clock of Belgium', () => {
  test.each([
    ['2026-11-22T23:30:00Z', { day: 1, time: '00:30' }],
    ['2026-07-05T22:30:00Z', { day: 1, time: '00:30' }],
    ['2026-03-29T00:59:00Z', { day: 7, time: '01:59' }],
    ['2026-03-29T01:00:00Z', { day: 7, time: '03:00' }],
    ['2026-10-25T00:30:00Z', { day: 7, time: '02:30' }],
    ['2026-10-25T01:30:00Z', { day: 7, time: '02:30' }],
  ])('shows %s as it should, on a machine in UTC', (instant, time) => {
    expect(belgianTime(new Date(instant))).toEqual(time);
  });
});

describe('a door', () => {
  test.each([
    ['opens to the minute', at(23, '09:00'), { state: 'open', until: { day: 1, time: '12:00' } }],
    [
      'is shut a minute before',
      at(23, '08:59'),
      { state: 'closed', next: { day: 1, time: '09:00' }, inDays: 0 },
    ],
    [
      'is shut from the minute on that it shuts',
      at(23, '12:00'),
      { state: 'closed', next: { day: 1, time: '13:30' }, inDays: 0 },
    ],
    [
      'opens again on another day',
      at(23, '18:30'),
      { state: 'closed', next: { day: 5, time: '18:00' }, inDays: 4 },
    ],
    [
      'stays open past midnight',
      at(28, '01:30'),
      { state: 'open', until: { day: 6, time: '02:00' } },
    ],
    [
      'shuts at midnight on Sunday',
      at(29, '23:59'),
      { state: 'open', until: { day: 1, time: '00:00' } },
    ],
    [
      'opens in the new week',
      at(30, '00:00'),
      { state: 'closed', next: { day: 1, time: '09:00' }, inDays: 0 },
    ],
    [
      'opens tomorrow',
      at(22, '10:00'),
      { state: 'closed', next: { day: 7, time: '20:00' }, inDays: 0 },
    ],
    [
      'opens tomorrow, on Monday',
      new Date('2026-11-22T23:00:00Z'),
      { state: 'closed', next: { day: 1, time: '09:00' }, inDays: 0 },
    ],
    [
      'opens the day after',
      at(26, '12:00'),
      { state: 'closed', next: { day: 5, time: '18:00' }, inDays: 1 },
    ],
  ])('%s', (_what, now, state) => {
    expect(doorState(week, now)).toEqual(state);
  });

  test('that is open through the night is open until the day that it shuts', () => {
    const through = [
      { day: 6, from: '20:00', to: '00:00' },
      { day: 7, from: '00:00', to: '12:00' },
    ];
    expect(doorState(through, at(28, '23:00'))).toEqual({
      state: 'open',
      until: { day: 7, time: '12:00' },
    });
  });

  test('that never shuts has no time when it does', () => {
    const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '00:00' }));
    expect(doorState(always, at(23, '03:00'))).toEqual({ state: 'open' });
    expect(doorState(always, at(29, '23:59'))).toEqual({ state: 'open' });
  });

  test('of which nothing is known is neither', () => {
    expect(doorState([], at(23, '10:00'))).toEqual({ state: 'unknown' });
  });
});
