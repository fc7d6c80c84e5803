import { describe, expect, it } from 'vitest';
import type { OccurrenceChange, RuledPart } from '../../../../functions/calendar/timing/timing.ts';
import { at, between, endOf, expand, ruled, startOf, starts, timingOf } from './a-series.ts';

const month = between('2026-11-01', '2026-12-01');
const thursdays = (part: Partial<RuledPart> = {}) =>
  ruled('2026-11-05T09:00', {
    length: { duration: 'PT3H' },
    rules: ['FREQ=WEEKLY;COUNT=4'],
    ...part,
  });
const changed = (recurrenceId: string, change: Partial<OccurrenceChange>): OccurrenceChange => ({
  recurrenceId: at(recurrenceId),
  range: 'one',
  ...change,
});
const days = (part: RuledPart) =>
  starts(part, '2026-11-01', '2026-12-01').map((start) => start.slice(8));

describe('further dates', () => {
  it('stand beside the start and the rules, once each', () => {
    const extra = [{ start: at('2026-11-07T09:00') }, { start: at('2026-11-05T08:00Z') }];
    expect(days(thursdays({ extra }))).toEqual([
      '05T09:00',
      '07T09:00',
      '12T09:00',
      '19T09:00',
      '26T09:00',
    ]);
    expect(days(ruled('2026-11-05T09:00', { extra }))).toEqual(['05T09:00', '07T09:00']);
  });

  it('bring a length of their own, in the form of a period', () => {
    const extra = [
      { start: at('2026-11-07T09:00Z'), length: { duration: 'PT1H' } },
      { start: at('2026-11-08T09:00'), length: { end: at('2026-11-08T09:30') } },
      { start: at('2026-11-09T09:00') },
    ];
    const found = expand(ruled('2026-11-05T09:00', { length: { duration: 'PT3H' }, extra }), month);
    expect(found.map((one) => `${startOf(one)} ${endOf(one).slice(11)}`)).toEqual([
      '2026-11-05T09:00 12:00',
      '2026-11-07T10:00 11:00',
      '2026-11-08T09:00 09:30',
      '2026-11-09T09:00 12:00',
    ]);
  });

  it('that are dates mean the time at which the series starts', () => {
    expect(days(thursdays({ extra: [{ start: at('2026-11-07') }] }))).toContain('07T09:00');
  });
});

describe('exceptions', () => {
  it.each([
    ['in the zone of the series', at('2026-11-12T09:00')],
    ['in UTC', at('2026-11-12T08:00Z')],
    ['in another zone', at('2026-11-12T03:00', 'America/New_York')],
    ['without zone', at('~2026-11-12T09:00')],
    ['as a date', at('2026-11-12')],
  ])('take away one time: %s', (_, except) => {
    expect(days(thursdays({ except: [except] }))).toEqual(['05T09:00', '19T09:00', '26T09:00']);
  });

  it('at another time of that day take away nothing', () => {
    expect(days(thursdays({ except: [at('2026-11-12T10:00')] }))).toHaveLength(4);
  });

  it('take away the start and further dates too', () => {
    const except = [at('2026-11-05T09:00'), at('2026-11-07')];
    const extra = [{ start: at('2026-11-07T09:00') }];
    expect(days(thursdays({ except, extra }))).toEqual(['12T09:00', '19T09:00', '26T09:00']);
    expect(days(ruled('2026-11-05T09:00', { except }))).toEqual([]);
  });

  it('a date takes away every time of that day where the series is', () => {
    const tokyo = ruled('', {
      start: at('2026-11-05T01:00', 'Asia/Tokyo'),
      rules: ['FREQ=HOURLY;INTERVAL=6;COUNT=8'],
      except: [at('2026-11-05')],
    });
    expect(days(tokyo)).toEqual(['05T17:00', '05T23:00', '06T05:00', '06T11:00']);
  });

  it.each([
    ['a date', at('2026-11-12')],
    ['midnight without zone', at('~2026-11-12T00:00')],
    ['midnight in UTC', at('2026-11-12T00:00Z')],
    ['the reader’s midnight in UTC', at('2026-11-11T23:00Z')],
    ['midnight in a zone', at('2026-11-12T00:00', 'America/New_York')],
  ])('of whole days: %s', (_, except) => {
    const fair = ruled('2026-11-05', { rules: ['FREQ=WEEKLY;COUNT=3'], except: [except] });
    expect(days(fair)).toEqual(['05', '19']);
  });
});

describe('a change of one occurrence', () => {
  const moved = (start: string, more: Partial<OccurrenceChange> = {}) =>
    thursdays({ changes: [changed('2026-11-12T09:00', { start: at(start), ...more })] });

  it('takes its place, in order, and keeps its key', () => {
    const found = expand(moved('2026-11-20T18:00'), month);
    expect(found.map((one) => [startOf(one), one.key])).toEqual([
      ['2026-11-05T09:00', '20261105T080000Z'],
      ['2026-11-19T09:00', '20261119T080000Z'],
      ['2026-11-20T18:00', '20261112T080000Z'],
      ['2026-11-26T09:00', '20261126T080000Z'],
    ]);
    expect(endOf(found[2]!)).toBe('2026-11-20T21:00');
  });

  it.each([
    ['in UTC', at('2026-11-12T08:00Z')],
    ['in another zone', at('2026-11-12T03:00', 'America/New_York')],
    ['as a date', at('2026-11-12')],
    ['without zone', at('~2026-11-12T09:00')],
  ])('is of the time that it names %s', (_, recurrenceId) => {
    const changes = [{ ...changed('2026-11-12', { start: at('2026-11-13T09:00') }), recurrenceId }];
    expect(days(thursdays({ changes }))).toEqual(['05T09:00', '13T09:00', '19T09:00', '26T09:00']);
  });

  it('may take it out of a window, and into one', () => {
    const out = moved('2027-01-10T09:00');
    expect(days(out)).toEqual(['05T09:00', '19T09:00', '26T09:00']);
    expect(starts(out, '2027-01-01', '2027-02-01')).toEqual(['2027-01-10T09:00']);
    expect(starts(out, '2026-11-12', '2026-11-13')).toEqual([]);
  });

  it('may take it to the second of two times that the clock shows alike', () => {
    const night = ruled('2026-10-22T02:30', {
      rules: ['FREQ=DAILY;COUNT=4'],
      changes: [changed('2026-10-24T02:30', { start: at('2026-10-25T01:30Z') })],
    });
    const instants = expand(night, between('2026-10-25', '2026-10-26')).map(({ startsAt }) =>
      new Date(startsAt).toISOString().slice(11, 16),
    );
    expect(instants).toEqual(['00:30', '01:30']);
  });

  it('changes length, status and title, each alone', () => {
    const one = (change: Partial<OccurrenceChange>) => {
      const changes = [changed('2026-11-12T09:00', change)];
      const [, second] = expand(thursdays({ changes }), month);
      return [startOf(second!), endOf(second!).slice(11), second!.status, second!.summary];
    };
    expect(one({})).toEqual(['2026-11-12T09:00', '12:00', 'confirmed', undefined]);
    expect(one({ length: { duration: 'PT1H' } })[1]).toBe('10:00');
    expect(one({ length: { end: at('2026-11-12T11:00') } })[1]).toBe('11:00');
    expect(one({ status: 'cancelled' })[2]).toBe('cancelled');
    expect(one({ summary: 'Kerstmarkt' })[3]).toBe('Kerstmarkt');
  });

  it('makes a whole day of it', () => {
    const found = expand(moved('2026-11-13'), month)[1]!;
    expect([startOf(found), endOf(found)]).toEqual(['2026-11-13', '2026-11-14']);
  });

  it('takes place even where no rule names it, since the calendar says so', () => {
    const changes = [changed('2026-11-10T09:00', { start: at('2026-11-10T10:00') })];
    expect(days(thursdays({ changes }))).toContain('10T10:00');
    const except = [at('2026-11-12T09:00')];
    expect(days({ ...moved('2026-11-13T09:00'), except })).toContain('13T09:00');
  });

  it('of whole days', () => {
    const fair = ruled('2026-11-05', {
      rules: ['FREQ=WEEKLY;COUNT=3'],
      changes: [changed('2026-11-12', { start: at('2026-11-13') })],
    });
    const found = expand(fair, month);
    expect(found.map((one) => [startOf(one), one.key])).toEqual([
      ['2026-11-05', '20261105'],
      ['2026-11-13', '20261112'],
      ['2026-11-19', '20261119'],
    ]);
  });
});

describe('a change of an occurrence and all that follow', () => {
  const shifted = (change: Partial<OccurrenceChange>, ...more: OccurrenceChange[]) =>
    thursdays({
      changes: [changed('2026-11-12T09:00', { range: 'this-and-future', ...change }), ...more],
    });

  it('moves them all by as much, with another length, status and title', () => {
    const found = expand(
      shifted({
        start: at('2026-11-13T10:30'),
        length: { duration: 'PT1H' },
        status: 'tentative',
        summary: 'Avondmarkt',
      }),
      month,
    );
    expect(
      found.map((one) => [startOf(one), endOf(one).slice(11), one.status, one.summary]),
    ).toEqual([
      ['2026-11-05T09:00', '12:00', 'confirmed', undefined],
      ['2026-11-13T10:30', '11:30', 'tentative', 'Avondmarkt'],
      ['2026-11-20T10:30', '11:30', 'tentative', 'Avondmarkt'],
      ['2026-11-27T10:30', '11:30', 'tentative', 'Avondmarkt'],
    ]);
    expect(found.map(({ key }) => key)).toEqual([
      '20261105T080000Z',
      '20261112T080000Z',
      '20261119T080000Z',
      '20261126T080000Z',
    ]);
  });

  it('moves by the clock, also past a change of clocks', () => {
    const series = ruled('2026-10-15T09:00', {
      rules: ['FREQ=WEEKLY;COUNT=4'],
      changes: [
        changed('2026-10-22T07:00Z', { range: 'this-and-future', start: at('2026-10-22T08:00Z') }),
      ],
    });
    expect(starts(series, '2026-10-01', '2026-12-01')).toEqual([
      '2026-10-15T09:00',
      '2026-10-22T10:00',
      '2026-10-29T10:00',
      '2026-11-05T10:00',
    ]);
  });

  it('leaves what one occurrence has of its own, and gives way to a later one', () => {
    const one = changed('2026-11-19T09:00', { start: at('2026-11-19T20:00') });
    const later = changed('2026-11-26T09:00', {
      range: 'this-and-future',
      start: at('2026-11-26T07:00'),
    });
    expect(days(shifted({ start: at('2026-11-12T10:00') }, one, later))).toEqual([
      '05T09:00',
      '12T10:00',
      '19T20:00',
      '26T07:00',
    ]);
  });

  it('finds what it moves into a window from afar, and not what it moves out', () => {
    const endless = ruled('2026-01-01T09:00', {
      rules: ['FREQ=WEEKLY'],
      changes: [
        changed('2026-06-04T09:00', { range: 'this-and-future', start: at('2026-08-06T09:00') }),
      ],
    });
    expect(starts(endless, '2026-12-01', '2026-12-11')).toEqual([
      '2026-12-03T09:00',
      '2026-12-10T09:00',
    ]);
    expect(starts(endless, '2026-06-01', '2026-08-01')).toEqual([]);
    const earlier = ruled('2026-01-01T09:00', {
      rules: ['FREQ=WEEKLY;COUNT=30'],
      changes: [
        changed('2026-06-04T09:00', { range: 'this-and-future', start: at('2026-03-05T10:00') }),
      ],
    });
    expect(starts(earlier, '2026-03-12', '2026-03-14')).toEqual([
      '2026-03-12T09:00',
      '2026-03-12T10:00',
    ]);
  });

  it('makes whole days of them, or times', () => {
    expect(days(shifted({ start: at('2026-11-13') }))).toEqual(['05T09:00', '13', '20', '27']);
    const fair = ruled('2026-11-05', {
      rules: ['FREQ=WEEKLY;COUNT=3'],
      changes: [changed('2026-11-12', { range: 'this-and-future', start: at('2026-11-12T19:00') })],
    });
    expect(days(fair)).toEqual(['05', '12T19:00', '19T19:00']);
  });

  it('calls them off', () => {
    const found = expand(shifted({ status: 'cancelled' }), month);
    expect(found.map(({ status }) => status)).toEqual([
      'confirmed',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
  });
});

describe('the status of an event', () => {
  const changes = [changed('2026-11-12T09:00', { status: 'confirmed' })];

  it('is that of its occurrences, where nothing else is said of them', () => {
    const found = expand(thursdays({ changes }), month, { status: 'tentative' });
    expect(found.map(({ status }) => status)).toEqual([
      'tentative',
      'confirmed',
      'tentative',
      'tentative',
    ]);
  });

  it('is that of all when it is cancelled', () => {
    const found = expand(thursdays({ changes }), month, { status: 'cancelled' });
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['cancelled']));
  });
});

describe('keys', () => {
  it('are `once` for one time, recurrence ids with rules, and walls where these float', () => {
    const keys = (part: RuledPart) => expand(part, month).map(({ key }) => key);
    expect(keys(ruled('2026-11-05T09:00'))).toEqual(['once']);
    expect(keys(ruled('2026-11-05', { rules: ['FREQ=DAILY;COUNT=1'] }))).toEqual(['20261105']);
    const floating = ruled('~2026-11-05T09:00', { rules: ['FREQ=DAILY;COUNT=1'] });
    expect(keys(floating)).toEqual(['20261105T090000']);
  });

  it('name the part where there are several', () => {
    const timing = timingOf(
      ruled('2026-11-05T09:00', { rules: ['FREQ=DAILY;COUNT=1'] }),
      ruled('2026-11-05T13:00'),
      {
        kind: 'dated',
        dates: [{ key: 'd7', start: at('2026-11-06'), end: at('2026-11-08'), status: 'postponed' }],
      },
    );
    const found = expand(timing, month);
    expect(found.map((one) => [one.key, startOf(one), endOf(one), one.status])).toEqual([
      ['1-20261105T080000Z', '2026-11-05T09:00', '2026-11-05T09:00', 'confirmed'],
      ['2-once', '2026-11-05T13:00', '2026-11-05T13:00', 'confirmed'],
      ['d7', '2026-11-06', '2026-11-08', 'postponed'],
    ]);
  });
});
