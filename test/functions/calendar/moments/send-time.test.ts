import { describe, expect, it } from 'vitest';
import type { SendRule } from '../../../../functions/calendar/moments/moment.ts';
import { sendTimeOf } from '../../../../functions/calendar/moments/send-time.ts';

const timed = (startsAt: string, endsAt = startsAt) => ({ startsAt, endsAt });
const rule = (offsetDays: number, wallTime: string, anchor: SendRule['anchor'] = 'start') => ({
  offsetDays,
  wallTime,
  anchor,
});

describe('the hour of sending', () => {
  it.each<[string, string, SendRule, string, string]>([
    ['a week before', '2026-12-05T13:00:00Z', rule(-7, '09:00'), '2026-11-28T09:00', '08:00'],
    ['on the day itself', '2026-12-05T13:00:00Z', rule(0, '07:30'), '2026-12-05T07:30', '06:30'],
    ['by the local day', '2026-12-04T23:30:00Z', rule(0, '07:30'), '2026-12-05T07:30', '06:30'],
    ['over March 2026', '2026-04-01T10:00:00Z', rule(-5, '09:00'), '2026-03-27T09:00', '08:00'],
    ['over March 2027', '2027-03-30T10:00:00Z', rule(-3, '09:00'), '2027-03-27T09:00', '08:00'],
    ['after March 2027', '2027-03-30T10:00:00Z', rule(-2, '09:00'), '2027-03-28T09:00', '07:00'],
    ['over October 2026', '2026-10-27T10:00:00Z', rule(-3, '09:00'), '2026-10-24T09:00', '07:00'],
    ['over October 2027', '2027-11-02T10:00:00Z', rule(-3, '09:00'), '2027-10-30T09:00', '07:00'],
    ['in the gap of 2026', '2026-03-30T10:00:00Z', rule(-1, '02:30'), '2026-03-29T03:30', '01:30'],
    ['in the gap of 2027', '2027-03-29T10:00:00Z', rule(-1, '02:00'), '2027-03-28T03:00', '01:00'],
    [
      'twice in 2026: first',
      '2026-10-26T10:00:00Z',
      rule(-1, '02:30'),
      '2026-10-25T02:30',
      '00:30',
    ],
    [
      'twice in 2027: first',
      '2027-11-01T10:00:00Z',
      rule(-1, '02:59'),
      '2027-10-31T02:59',
      '00:59',
    ],
    ['on 29 February', '2028-03-01T10:00:00Z', rule(-1, '09:00'), '2028-02-29T09:00', '08:00'],
  ])('%s', (_, startsAt, from, wallTime, utc) => {
    const at = `${wallTime.slice(0, 10)}T${utc}:00.000Z`;
    expect(sendTimeOf(from, timed(startsAt))).toEqual({ wallTime, at });
  });

  it.each<[string, Parameters<typeof sendTimeOf>[1], string]>([
    ['its last day', timed('2026-12-05T13:00:00Z', '2026-12-06T17:00:00Z'), '2026-12-07T09:00'],
    [
      'the day that midnight ends',
      timed('2026-12-05T18:00:00Z', '2026-12-05T23:00:00Z'),
      '2026-12-06T09:00',
    ],
    ['its only instant', timed('2026-12-05T23:00:00Z'), '2026-12-07T09:00'],
    [
      'its last whole day',
      {
        ...timed('2026-12-04T23:00:00Z', '2026-12-07T23:00:00Z'),
        allDay: { first: '2026-12-05', last: '2026-12-07' },
      },
      '2026-12-08T09:00',
    ],
  ])('after %s', (_, times, wallTime) => {
    expect(sendTimeOf(rule(1, '09:00', 'end'), times).wallTime).toBe(wallTime);
  });

  it('before whole days counts from the first', () => {
    const allDay = { first: '2026-12-05', last: '2026-12-07' };
    const times = { ...timed('2026-12-04T23:00:00Z', '2026-12-07T23:00:00Z'), allDay };
    expect(sendTimeOf(rule(-1, '18:00'), times).wallTime).toBe('2026-12-04T18:00');
  });
});
