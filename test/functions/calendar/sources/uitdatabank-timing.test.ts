import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventJsonSchema } from '../../../../functions/calendar/sources/uitdatabank/event-json.ts';
import { readTiming } from '../../../../functions/calendar/sources/uitdatabank/read-timing.ts';
import { expandTiming } from '../../../../functions/calendar/timing/expand.ts';
import { wallTimeOf } from '../../../../shared/time/wall-time.ts';
import { uitdatabankEvent } from './uitdatabank-event.ts';

const timingOf = (changes: Readonly<Record<string, unknown>>) =>
  readTiming(eventJsonSchema.parse(uitdatabankEvent({ subEvent: undefined, ...changes })));

const occurrencesOf = (changes: Readonly<Record<string, unknown>>, from: string, to: string) => {
  const timing = timingOf(changes);
  if (!timing) return [];
  const window = { from: Date.parse(from), to: Date.parse(to), zone: 'Europe/Brussels' };
  return expandTiming(timing, window).occurrences;
};

/** Times in Belgium: `08-15 14:00-22:00`, or `08-15` for a whole day and `08-15/08-16` for two. */
const timesOf = (
  changes: Readonly<Record<string, unknown>>,
  from = '2026-01-01',
  to = '2027-01-01',
) =>
  occurrencesOf(changes, from, to).map(({ startsAt, endsAt, allDay }) => {
    const start = wallTimeOf(new Date(startsAt));
    const end = wallTimeOf(new Date(endsAt));
    if (!allDay) return `${start.slice(5).replace('T', ' ')}-${end.slice(11)}`;
    const { first, last } = allDay;
    return first === last ? first.slice(5) : `${first.slice(5)}/${last.slice(5)}`;
  });

const weekly = (changes: Readonly<Record<string, unknown>>) => ({
  calendarType: 'periodic',
  startDate: '2026-11-02T00:00:00+01:00',
  endDate: '2026-11-08T23:59:59+01:00',
  ...changes,
});

const opening = (days: string, opens: string, closes: string) => ({
  dayOfWeek: days.split(' '),
  opens,
  closes,
});

describe('an event with listed dates', () => {
  it('takes place at the time in Belgium, whatever offset it is written with', () => {
    expect(
      timesOf({
        calendarType: 'multiple',
        subEvent: [
          { startDate: '2026-08-15T12:00:00+00:00', endDate: '2026-08-15T20:00:00Z' },
          { startDate: '2026-12-05T14:00:00+01:00', endDate: '2026-12-05T17:00:00+01:00' },
        ],
      }),
    ).toEqual(['08-15 14:00-22:00', '12-05 14:00-17:00']);
  });

  it.each([
    ['start = end = midnight', '2026-08-15T00:00:00+02:00', '2026-08-15T00:00:00+02:00', '08-15'],
    ['up to 23:59', '2026-08-15T00:00:00+02:00', '2026-08-15T23:59:00+02:00', '08-15'],
    ['up to 23:59:59', '2026-08-15T00:00:00+02:00', '2026-08-15T23:59:59+02:00', '08-15'],
    ['up to the next midnight', '2026-08-15T00:00:00+02:00', '2026-08-16T00:00:00+02:00', '08-15'],
    ['midnight of Belgium in UTC', '2026-08-14T22:00:00Z', '2026-08-15T21:59:59Z', '08-15'],
    ['several days', '2026-08-15T00:00:00+02:00', '2026-08-16T23:59:59+02:00', '08-15/08-16'],
    ['over the change of the clock', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '10-25'],
  ])('means whole days by %s', (_how, startDate, endDate, day) => {
    expect(timesOf({ subEvent: [{ startDate, endDate }] })).toEqual([day]);
  });

  it.each([
    [
      'begins and ends at noon',
      '2026-08-15T12:00:00+02:00',
      '2026-08-15T12:00:00+02:00',
      '08-15 12:00-12:00',
    ],
    [
      'ends at one minute to midnight',
      '2026-08-15T20:00:00+02:00',
      '2026-08-15T23:59:00+02:00',
      '08-15 20:00-23:59',
    ],
    [
      'begins at midnight',
      '2026-08-15T00:00:00+02:00',
      '2026-08-15T04:00:00+02:00',
      '08-15 00:00-04:00',
    ],
  ])('keeps its times where it %s', (_how, startDate, endDate, time) => {
    expect(timesOf({ subEvent: [{ startDate, endDate }] })).toEqual([time]);
  });

  it('has the status of each date, and of the whole where a date has none', () => {
    const at = (day: string, type?: string) => ({
      startDate: `2026-08-${day}T10:00:00+02:00`,
      endDate: `2026-08-${day}T11:00:00+02:00`,
      ...(type ? { status: { type, reason: { nl: 'Regen' } } } : {}),
    });
    const occurrences = occurrencesOf(
      {
        calendarType: 'multiple',
        subEvent: [
          at('01', 'Available'),
          at('02', 'Unavailable'),
          at('03', 'TemporarilyUnavailable'),
          at('04'),
        ],
        status: { type: 'TemporarilyUnavailable' },
      },
      '2026-08-01',
      '2026-09-01',
    );
    expect(occurrences.map(({ status }) => status)).toEqual([
      'confirmed',
      'cancelled',
      'postponed',
      'postponed',
    ]);
  });

  it('brings no key for a date: the number of a sub-event is none', () => {
    const dates = [3, 1, 2].map((day, id) => ({
      id,
      startDate: `2026-08-0${day}T10:00:00+02:00`,
      endDate: `2026-08-0${day}T11:00:00+02:00`,
    }));
    const timing = timingOf({ calendarType: 'multiple', subEvent: dates });
    const [part] = timing?.parts ?? [];
    expect(part?.kind === 'dated' && part.dates.map(({ key }) => key)).toEqual(['', '', '']);
  });

  it('has the same timing in whatever order dates are listed', () => {
    const dates = [3, 1, 2].map((day) => ({
      startDate: `2026-08-0${day}T10:00:00+02:00`,
      endDate: `2026-08-0${day}T11:00:00+02:00`,
    }));
    const one = timingOf({ calendarType: 'multiple', subEvent: dates });
    expect(timingOf({ calendarType: 'multiple', subEvent: dates.toReversed() })).toEqual(one);
  });

  it('leaves out a date that ends before it begins, and has no time where that was all', () => {
    const wrong = { startDate: '2026-08-15T20:00:00+02:00', endDate: '2026-08-15T10:00:00+02:00' };
    const right = { startDate: '2026-08-16T20:00:00+02:00', endDate: '2026-08-16T22:00:00+02:00' };
    expect(timesOf({ calendarType: 'multiple', subEvent: [wrong, right] })).toEqual([
      '08-16 20:00-22:00',
    ]);
    expect(timingOf({ subEvent: [wrong] })).toBeUndefined();
    expect(
      timingOf({ calendarType: 'multiple', subEvent: [], startDate: undefined }),
    ).toBeUndefined();
  });

  it('takes the times of the event where no date is listed', () => {
    expect(timesOf({})).toEqual(['08-15 14:00-22:00']);
  });
});

describe('an event over a period', () => {
  it('without opening hours is one stretch of whole days, the last one included', () => {
    expect(timesOf(weekly({}))).toEqual(['11-02/11-08']);
    expect(timesOf(weekly({ endDate: '2026-11-08T00:00:00+01:00' }))).toEqual(['11-02/11-08']);
  });

  it('opens on its days of the week, two slots a day, from the first day to the last', () => {
    const openingHours = [
      opening('monday wednesday', '9:00', '12:00'),
      opening('wednesday sunday', '13:30', '18:00'),
    ];
    expect(timesOf(weekly({ openingHours }))).toEqual([
      '11-02 09:00-12:00',
      '11-04 09:00-12:00',
      '11-04 13:30-18:00',
      '11-08 13:30-18:00',
    ]);
  });

  it('opens on the last day also where that is written as its midnight, in UTC', () => {
    const openingHours = [opening('friday saturday', '9:00', '17:00')];
    const period = { startDate: '2026-11-01T23:00:00Z', endDate: '2026-11-06T23:00:00Z' };
    expect(timesOf(weekly({ ...period, openingHours }))).toEqual([
      '11-06 09:00-17:00',
      '11-07 09:00-17:00',
    ]);
  });

  it('closes on the next day where it closes no later than it opens', () => {
    const openingHours = [
      opening('friday', '20:00', '02:00'),
      opening('saturday', '18:00', '00:00'),
    ];
    expect(timesOf(weekly({ openingHours }))).toEqual(['11-06 20:00-02:00', '11-07 18:00-00:00']);
  });

  it.each([
    ['00:00', '23:59'],
    ['00:00', '00:00'],
    ['0:00', '24:00'],
  ])('is open all day from %s to %s', (opens, closes) => {
    const openingHours = [opening('tuesday sunday', opens, closes)];
    expect(timesOf(weekly({ openingHours }))).toEqual(['11-03', '11-08']);
  });

  it('keeps its hours when the clock changes', () => {
    const openingHours = [opening('sunday', '10:00', '12:00')];
    const period = { startDate: '2026-10-18T00:00:00+02:00', endDate: '2026-11-01T23:59:59+01:00' };
    expect(timesOf(weekly({ ...period, openingHours }))).toEqual([
      '10-18 10:00-12:00',
      '10-25 10:00-12:00',
      '11-01 10:00-12:00',
    ]);
  });

  it('does not take place on closed days, be it one day or several', () => {
    const openingHours = [opening('monday tuesday wednesday thursday friday', '9:00', '17:00')];
    const openingHoursClosedDays = [
      { startDate: '2026-11-02', endDate: '2026-11-02', description: { nl: 'Brugdag' } },
      { startDate: '2026-11-04', endDate: '2026-11-05' },
    ];
    expect(timesOf(weekly({ openingHours, openingHoursClosedDays }))).toEqual([
      '11-03 09:00-17:00',
      '11-06 09:00-17:00',
    ]);
  });

  it('has other hours on adjusted days, as the same occurrences', () => {
    const openingHours = [opening('tuesday wednesday', '9:00', '17:00')];
    const adjusted = [
      {
        startDate: '2026-11-04',
        endDate: '2026-11-04',
        openingHours: [opening('wednesday', '10:00', '13:00')],
      },
    ];
    const before = occurrencesOf(weekly({ openingHours }), '2026-11-01', '2026-12-01');
    const changed = weekly({ openingHours, openingHoursAdjustedDays: adjusted });
    const after = occurrencesOf(changed, '2026-11-01', '2026-12-01');
    expect(timesOf(changed)).toEqual(['11-03 09:00-17:00', '11-04 10:00-13:00']);
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });

  it('is closed on a day in an adjusted range that the adjustment does not name', () => {
    const openingHours = [opening('tuesday wednesday thursday', '9:00', '17:00')];
    const openingHoursAdjustedDays = [
      {
        startDate: '2026-11-03',
        endDate: '2026-11-04',
        openingHours: [opening('wednesday', '20:00', '22:00')],
      },
    ];
    expect(timesOf(weekly({ openingHours, openingHoursAdjustedDays }))).toEqual([
      '11-04 20:00-22:00',
      '11-05 09:00-17:00',
    ]);
  });

  it('is closed on a day that is both closed and adjusted', () => {
    const openingHours = [opening('tuesday wednesday', '9:00', '17:00')];
    const day = { startDate: '2026-11-04', endDate: '2026-11-04' };
    const hours = [opening('wednesday', '10:00', '13:00')];
    expect(
      timesOf(
        weekly({
          openingHours,
          openingHoursClosedDays: [day],
          openingHoursAdjustedDays: [{ ...day, openingHours: hours }],
        }),
      ),
    ).toEqual(['11-03 09:00-17:00']);
  });

  it('opens more often, less often, or on a day of its own where that is adjusted', () => {
    const openingHours = [
      opening('tuesday', '9:00', '12:00'),
      opening('tuesday', '13:00', '17:00'),
    ];
    const on = (day: string, ...hours: ReturnType<typeof opening>[]) => ({
      openingHours,
      openingHoursAdjustedDays: [{ startDate: day, endDate: day, openingHours: hours }],
    });
    const usual = opening('tuesday', '9:00', '12:00');
    const late = opening('tuesday', '19:00', '21:00');
    expect(timesOf(weekly(on('2026-11-03', usual)))).toEqual(['11-03 09:00-12:00']);
    expect(
      timesOf(weekly(on('2026-11-03', usual, opening('tuesday', '13:00', '17:00'), late))),
    ).toEqual(['11-03 09:00-12:00', '11-03 13:00-17:00', '11-03 19:00-21:00']);
    expect(timesOf(weekly(on('2026-11-05', opening('thursday', '19:00', '21:00'))))).toEqual([
      '11-03 09:00-12:00',
      '11-03 13:00-17:00',
      '11-05 19:00-21:00',
    ]);
    expect(timesOf(weekly(on('2026-11-03', opening('tuesday', '00:00', '23:59'))))).toEqual([
      '11-03',
    ]);
  });

  it('opens twice at once where two adjusted slots begin alike', () => {
    const hours = [opening('thursday', '10:00', '12:00'), opening('thursday', '10:00', '13:00')];
    const day = { startDate: '2026-11-05', endDate: '2026-11-05', openingHours: hours };
    const openingHours = [opening('tuesday', '9:00', '12:00')];
    expect(timesOf(weekly({ openingHours, openingHoursAdjustedDays: [day] }))).toEqual([
      '11-03 09:00-12:00',
      '11-05 10:00-12:00',
      '11-05 10:00-13:00',
    ]);
  });

  it('is open on adjusted days alone where there are no other hours', () => {
    const openingHoursAdjustedDays = [
      {
        startDate: '2026-11-03',
        endDate: '2026-11-06',
        openingHours: [opening('tuesday friday', '20:00', '02:00')],
      },
    ];
    expect(timesOf(weekly({ openingHours: [], openingHoursAdjustedDays }))).toEqual([
      '11-03 20:00-02:00',
      '11-06 20:00-02:00',
    ]);
  });

  it('takes the first of two adjustments of a day, and closed days outside the period for nothing', () => {
    const openingHours = [opening('tuesday', '9:00', '17:00')];
    const day = { startDate: '2026-11-03', endDate: '2026-11-03' };
    const openingHoursAdjustedDays = ['10:00', '11:00'].map((opens) => ({
      ...day,
      openingHours: [opening('tuesday', opens, '12:00')],
    }));
    const openingHoursClosedDays = [{ startDate: '2020-01-01', endDate: '2021-01-01' }];
    expect(
      timesOf(weekly({ openingHours, openingHoursAdjustedDays, openingHoursClosedDays })),
    ).toEqual(['11-03 10:00-12:00']);
  });

  it('has no time where it ends before it begins, or has no day of its week', () => {
    expect(timingOf(weekly({ endDate: '2026-11-01T00:00:00+01:00' }))).toBeUndefined();
    const period = { startDate: '2026-11-02T00:00:00+01:00', endDate: '2026-11-03T23:59:59+01:00' };
    const openingHours = [opening('sunday', '9:00', '17:00')];
    expect(timingOf(weekly({ ...period, openingHours }))).toBeUndefined();
  });
});

describe('an event for good', () => {
  const forGood = (changes: Readonly<Record<string, unknown>>) => ({
    calendarType: 'permanent',
    startDate: undefined,
    endDate: undefined,
    ...changes,
  });

  it('opens every week, without end', () => {
    const openingHours = [opening('saturday', '10:00', '14:00')];
    expect(timesOf(forGood({ openingHours }), '2036-11-01', '2036-11-10')).toEqual([
      '11-01 10:00-14:00',
      '11-08 10:00-14:00',
    ]);
  });

  it('has the same timing whenever it is read', () => {
    const openingHours = [opening('saturday', '10:00', '14:00')];
    const once = timingOf(forGood({ openingHours }));
    expect(timingOf(forGood({ openingHours, modified: '2027-01-01T00:00:00+01:00' }))).toEqual(
      once,
    );
  });

  it('has no time where it has no opening hours', () => {
    expect(timingOf(forGood({}))).toBeUndefined();
  });
});

describe('opening hours, however they are written', () => {
  const days = [
    'monday',
    'tuesday',
    'wednesday',
    'thursday',
    'friday',
    'saturday',
    'sunday',
  ] as const;
  const hour = fc
    .integer({ min: 0, max: 23 })
    .map((number) => `${String(number).padStart(2, '0')}:00`);
  const hours = fc.record({
    dayOfWeek: fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 }),
    opens: hour,
    closes: fc.constantFrom('01:00', '12:30', '17:30', '23:30'),
  });
  const day = fc
    .integer({ min: 2, max: 15 })
    .map((number) => `2026-11-${String(number).padStart(2, '0')}`);
  const range = fc.tuple(day, day).map(([one, other]) => [one, other].sort());
  const closures = fc.array(
    range.map(([startDate, endDate]) => ({ startDate, endDate })),
    { maxLength: 2 },
  );
  const adjustments = fc.array(
    fc
      .record({ dates: range, openingHours: fc.array(hours, { maxLength: 2 }) })
      .map(({ dates, openingHours }) => ({
        startDate: dates[0],
        endDate: dates[1],
        openingHours,
      })),
    { maxLength: 2 },
  );

  it('open at just the times that follow from them day by day', () => {
    fc.assert(
      fc.property(
        fc.array(hours, { maxLength: 3 }),
        closures,
        adjustments,
        (openingHours, closed, adjusted) => {
          const expected = new Set<string>();
          for (let number = 2; number <= 15; number += 1) {
            const date = `2026-11-${String(number).padStart(2, '0')}`;
            const includes = ({ startDate = '', endDate = '' }) =>
              startDate <= date && date <= endDate;
            if (closed.some(includes)) continue;
            const weekday = days[(new Date(date).getUTCDay() + 6) % 7];
            const holding = adjusted.find(includes)?.openingHours ?? openingHours;
            for (const { dayOfWeek, opens, closes } of holding) {
              if (dayOfWeek.some((one) => one === weekday)) {
                expected.add(`${date.slice(5)} ${opens}-${closes}`);
              }
            }
          }
          const found = timesOf({
            calendarType: 'periodic',
            startDate: '2026-11-02T00:00:00+01:00',
            endDate: '2026-11-15T23:59:59+01:00',
            openingHours,
            openingHoursClosedDays: closed,
            openingHoursAdjustedDays: adjusted,
          });
          // Without hours at all it is one stretch of days.
          if (openingHours.length > 0 || adjusted.length > 0) {
            expect(found.toSorted()).toEqual([...expected].sort());
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
