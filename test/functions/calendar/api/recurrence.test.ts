import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Recurrence,
  recurrenceSchema,
} from '../../../../functions/calendar/api/recurrence-input.ts';
import { recurrenceOfTiming } from '../../../../functions/calendar/api/recurrence-of-timing.ts';
import { timingOfRecurrence } from '../../../../functions/calendar/api/timing-of-recurrence.ts';
import { expandTiming } from '../../../../functions/calendar/timing/expand.ts';
import { brussels } from '../../../builders/calendar-event.ts';

const parse = (input: unknown): Recurrence => recurrenceSchema.parse(input);
const ruleOf = (start: string, repeat: object): string | undefined =>
  timingOfRecurrence(parse({ start, end: start, repeat })).rules[0];
const faultOf = (input: unknown): string | undefined =>
  recurrenceSchema.safeParse(input).error?.issues[0]?.message;
const daysOf = (recurrence: Recurrence): string[] => {
  const timing = { parts: [timingOfRecurrence(recurrence)] };
  const [from, to] = [Date.parse('2026-01-01T00:00:00Z'), Date.parse('2030-01-01T00:00:00Z')];
  return expandTiming(timing, { from, to, zone: brussels }).occurrences.map(
    ({ startsAt, endsAt, status }) => `${startsAt}-${endsAt} ${status}`,
  );
};

describe('what the editor has, in the words of RFC 5545', () => {
  it.each([
    ['2026-12-03T08:00', { frequency: 'daily' }, 'FREQ=DAILY'],
    ['2026-12-03T08:00', { frequency: 'weekly', weekdays: [4, 1] }, 'FREQ=WEEKLY;BYDAY=MO,TH'],
    ['2026-12-03T08:00', { frequency: 'weekly', interval: 2 }, 'FREQ=WEEKLY;INTERVAL=2'],
    [
      '2026-12-06',
      { frequency: 'monthly', nth: [{ weekday: 7, place: 1 }] },
      'FREQ=MONTHLY;BYDAY=1SU',
    ],
    [
      '2026-12-27',
      { frequency: 'monthly', nth: [{ weekday: 7, place: -1 }] },
      'FREQ=MONTHLY;BYDAY=-1SU',
    ],
    ['2026-12-31', { frequency: 'monthly', monthDays: [-1] }, 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    [
      '2027-05-02',
      { frequency: 'yearly', months: [5], nth: [{ weekday: 7, place: 1 }] },
      'FREQ=YEARLY;BYMONTH=5;BYDAY=1SU',
    ],
    ['2026-12-03', { frequency: 'daily', ends: { count: 3 } }, 'FREQ=DAILY;COUNT=3'],
    [
      '2026-12-03',
      { frequency: 'daily', ends: { until: '2026-12-24' } },
      'FREQ=DAILY;UNTIL=20261224',
    ],
    [
      '2026-12-03T08:00',
      { frequency: 'daily', ends: { until: '2026-12-24' } },
      'FREQ=DAILY;UNTIL=20261224T225959Z',
    ],
    [
      '2026-06-03T08:00',
      { frequency: 'daily', ends: { until: '2026-07-24' } },
      'FREQ=DAILY;UNTIL=20260724T215959Z',
    ],
  ])('from %s %j is %s', (start, repeat, rule) => {
    expect(ruleOf(start, repeat)).toBe(rule);
  });

  it('has whole days end with the last one', () => {
    expect(timingOfRecurrence(parse({ start: '2026-12-05', end: '2026-12-06' }))).toMatchObject({
      start: { date: '2026-12-05' },
      length: { end: { date: '2026-12-07' } },
    });
  });

  it('keeps the last day of a rule, however late in the evening it is', () => {
    const evening = { start: '2026-12-03T23:30', end: '2026-12-03T23:45' };
    const repeat = { frequency: 'daily', ends: { until: '2026-12-05' } };
    expect(daysOf(parse({ ...evening, repeat }))).toHaveLength(3);
  });

  it('leaves out, adds, moves and cancels single times', () => {
    const recurrence = parse({
      start: '2026-12-03T08:00',
      end: '2026-12-03T09:00',
      repeat: { frequency: 'weekly', ends: { count: 4 } },
      except: ['2026-12-10T08:00'],
      extra: [{ start: '2026-12-24T15:00' }],
      changes: [
        { of: '2026-12-17T08:00', start: '2026-12-18T08:00', end: '2026-12-18T10:00' },
        { of: '2026-12-24T08:00', cancelled: true },
      ],
    });
    const utc = (day: string, from: string, to: string, status = 'confirmed') =>
      `${Date.parse(`${day}T${from}:00Z`)}-${Date.parse(`${day}T${to}:00Z`)} ${status}`;
    expect(daysOf(recurrence)).toEqual([
      utc('2026-12-03', '07:00', '08:00'),
      utc('2026-12-18', '07:00', '09:00'),
      utc('2026-12-24', '07:00', '08:00', 'cancelled'),
      utc('2026-12-24', '14:00', '15:00'),
    ]);
  });
});

describe('what an editor may not say', () => {
  const thursday = { start: '2026-12-03', end: '2026-12-03' };
  it.each([
    ['2026-12-03T08:00 to a day', { start: '2026-12-03T08:00', end: '2026-12-03' }, /mixed/],
    ['a day that is none', { start: '2026-11-31', end: '2026-12-01' }, /no calendar/],
    [
      'a day of a year that nobody plans',
      { start: '9999-12-31', end: '9999-12-31' },
      /no calendar/,
    ],
    [
      'a rule until a day that is none',
      { ...thursday, repeat: { frequency: 'daily', ends: { until: '2027-02-30' } } },
      /no calendar/,
    ],
    ['an end before the start', { start: '2026-12-03', end: '2026-12-02' }, /before/],
    [
      'a start on another weekday',
      { ...thursday, repeat: { frequency: 'weekly', weekdays: [5] } },
      /start/,
    ],
    [
      'a start in another week',
      { ...thursday, repeat: { frequency: 'monthly', nth: [{ weekday: 4, place: 2 }] } },
      /start/,
    ],
    [
      'a start on another day',
      { ...thursday, repeat: { frequency: 'monthly', monthDays: [4] } },
      /start/,
    ],
    [
      'a first Sunday of no month',
      {
        start: '2027-01-03',
        end: '2027-01-03',
        repeat: { frequency: 'yearly', nth: [{ weekday: 7, place: 1 }] },
      },
      /months/,
    ],
  ])('%s', (_, input, fault) => {
    expect(faultOf(input)).toMatch(fault);
  });
});

describe('the way back', () => {
  const day = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const repeat = fc.record(
    {
      frequency: fc.constantFrom('daily', 'weekly', 'monthly', 'yearly'),
      interval: fc.integer({ min: 1, max: 5 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
      nth: fc.uniqueArray(
        fc.record({
          weekday: fc.integer({ min: 1, max: 7 }),
          place: fc.constantFrom(1, 2, 3, 4, 5, -1),
        }),
        { maxLength: 3, selector: (one) => JSON.stringify(one) },
      ),
      monthDays: fc.uniqueArray(fc.constantFrom(-1, 1, 15, 28, 31), { maxLength: 3 }),
      months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
      ends: fc.oneof(
        fc.record({ until: day }),
        fc.record({ count: fc.integer({ min: 1, max: 50 }) }),
      ),
    },
    { requiredKeys: ['frequency'] },
  );
  const inputs = fc
    .tuple(day, fc.option(repeat, { nil: undefined }), fc.boolean())
    .map(([start, rule, isTimed]) => ({
      start: isTimed ? `${start}T19:30` : start,
      end: isTimed ? `${start}T22:00` : start,
      ...(rule && { repeat: rule }),
    }));
  const valid = inputs
    .map((input) => recurrenceSchema.safeParse(input))
    .filter((result) => result.success)
    .map((result) => result.data);

  it('comes to the same times', () => {
    fc.assert(
      fc.property(valid, (recurrence) => {
        const back = recurrenceOfTiming({ parts: [timingOfRecurrence(recurrence)] });
        expect(back && daysOf(back)).toEqual(daysOf(recurrence));
      }),
      { numRuns: 200 },
    );
  });

  it('taken twice is the same', () => {
    fc.assert(
      fc.property(valid, (recurrence) => {
        const once = recurrenceOfTiming({ parts: [timingOfRecurrence(recurrence)] });
        const twice = once && recurrenceOfTiming({ parts: [timingOfRecurrence(once)] });
        expect(twice).toEqual(once);
      }),
    );
  });

  it('does not exist for what says more than the editor can', () => {
    const part = timingOfRecurrence(parse({ start: '2026-12-03T08:00', end: '2026-12-03T09:00' }));
    for (const change of [
      { rules: ['FREQ=HOURLY'] },
      { rules: ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1'] },
      { rules: ['FREQ=WEEKLY', 'FREQ=DAILY'] },
      { start: { wall: '2026-12-03T08:00:00', zone: 'America/New_York' } },
      { length: { duration: 'PT1H' } },
    ]) {
      expect(recurrenceOfTiming({ parts: [{ ...part, ...change }] })).toBeUndefined();
    }
    expect(recurrenceOfTiming({ parts: [part, part] })).toBeUndefined();
  });
});
