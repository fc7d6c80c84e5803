import { describe, expect, it } from 'vitest';
import { at, between, brussels, endOf, expand, ruled, startOf, starts } from './a-series.ts';

const minutes = (part: ReturnType<typeof ruled>, from: string, to: string) =>
  expand(part, between(from, to)).map(({ startsAt, endsAt }) => (endsAt - startsAt) / 60_000);

describe('when clocks go forward', () => {
  it('a time that they skip is as far behind the gap as it would have been in it, that day only', () => {
    const daily = ruled('2026-03-27T02:30', { rules: ['FREQ=DAILY'] });
    expect(starts(daily, '2026-03-27', '2026-03-31')).toEqual([
      '2026-03-27T02:30',
      '2026-03-28T02:30',
      '2026-03-29T03:30',
      '2026-03-30T02:30',
    ]);
  });

  it('a further date and an exception that are skipped mean the same time', () => {
    const series = ruled('2026-03-01T02:30', {
      extra: [{ start: at('2026-03-29T02:30') }, { start: at('2026-03-30T02:30') }],
    });
    expect(starts(series, '2026-03-28', '2026-04-01')).toEqual([
      '2026-03-29T03:30',
      '2026-03-30T02:30',
    ]);
    const excepted = { ...series, except: [at('2026-03-29T02:30')] };
    expect(starts(excepted, '2026-03-28', '2026-04-01')).toEqual(['2026-03-30T02:30']);
  });

  it('hours that they skip come once, where the next one is', () => {
    const hourly = ruled('2026-03-29T00:00', { rules: ['FREQ=HOURLY;COUNT=5'] });
    expect(starts(hourly, '2026-03-29', '2026-03-30')).toEqual([
      '2026-03-29T00:00',
      '2026-03-29T01:00',
      '2026-03-29T03:00',
      '2026-03-29T04:00',
    ]);
  });
});

describe('when clocks go back', () => {
  it('a time that comes twice means the first', () => {
    const daily = ruled('2026-10-24T02:30', { rules: ['FREQ=DAILY;COUNT=3'] });
    const instants = expand(daily, between('2026-10-24', '2026-10-27')).map(({ startsAt }) =>
      new Date(startsAt).toISOString().slice(0, 16),
    );
    expect(instants).toEqual(['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30']);
  });
});

describe('how long it lasts', () => {
  const nightly = (start: string, end: string) =>
    ruled(start, { length: { end: at(end) }, rules: ['FREQ=DAILY'] });

  it('an end says how much time passes, also through a change of clocks', () => {
    const spring = nightly('2026-03-27T22:00', '2026-03-28T04:00');
    expect(minutes(spring, '2026-03-28', '2026-03-30')).toEqual([360, 360, 360]);
    const last = expand(spring, between('2026-03-29', '2026-03-30'))[0]!;
    expect([startOf(last), endOf(last)]).toEqual(['2026-03-28T22:00', '2026-03-29T05:00']);
  });

  it('days of a duration are days of the calendar, hours are hours that pass', () => {
    const days = ruled('2026-03-28T10:00', { length: { duration: 'P1D' }, rules: ['FREQ=DAILY'] });
    expect(minutes(days, '2026-03-28', '2026-03-30')).toEqual([23 * 60, 24 * 60]);
    const hours = { ...days, length: { duration: 'PT24H' } };
    expect(minutes(hours, '2026-03-28', '2026-03-30')).toEqual([24 * 60, 24 * 60]);
  });

  it.each([
    ['PT1H30M', 90],
    ['P1W', 7 * 24 * 60],
    ['P1DT2H', 26 * 60],
    ['PT0S', 0],
    ['+PT15M', 15],
    ['-PT15M', 0],
  ])('%s is %d minutes', (duration, expected) => {
    const once = ruled('2026-06-01T10:00', { length: { duration } });
    expect(minutes(once, '2026-06-01', '2026-06-20')).toEqual([expected]);
  });

  it('what has no length takes no time, and an end before the start is none', () => {
    expect(minutes(ruled('2026-06-01T10:00'), '2026-06-01', '2026-06-02')).toEqual([0]);
    const backwards = nightly('2026-06-01T10:00', '2026-06-01T09:00');
    expect(minutes(backwards, '2026-06-01', '2026-06-02')).toEqual([0]);
  });

  it('an end without a zone is in that of the start, one in another zone where that is', () => {
    const floating = ruled('2026-06-01T10:00', { length: { end: at('~2026-06-01T12:00') } });
    expect(minutes(floating, '2026-06-01', '2026-06-02')).toEqual([120]);
    const london = { end: at('2026-06-01T12:00', 'Europe/London') };
    const abroad = ruled('2026-06-01T10:00', { length: london });
    expect(minutes(abroad, '2026-06-01', '2026-06-02')).toEqual([180]);
  });

  it('what began long before the window and still goes on is in it', () => {
    const fair = ruled('2026-01-01T00:00', {
      length: { duration: 'P40D' },
      rules: ['FREQ=YEARLY'],
    });
    expect(starts(fair, '2027-02-05', '2027-02-06')).toEqual(['2027-01-01T00:00']);
    expect(starts(fair, '2027-02-11', '2027-02-12')).toEqual([]);
  });
});

describe('whole days', () => {
  const days = (part: ReturnType<typeof ruled>, from: string, to: string, zone = brussels) =>
    expand(part, between(from, to, zone)).map((day) => `${startOf(day)} ${endOf(day, zone)}`);

  it.each([
    ['an end that is not part of it', { end: at('2026-11-30') }, '2026-11-30'],
    ['no length, which is one day', undefined, '2026-11-29'],
    ['an end on the day of the start, which is one day', { end: at('2026-11-28') }, '2026-11-29'],
    ['days', { duration: 'P2D' }, '2026-11-30'],
    ['hours, which are the days that they fill', { duration: 'PT36H' }, '2026-11-30'],
  ])('have %s', (_, length, end) => {
    const fair = ruled('2026-11-28', length && { length });
    expect(days(fair, '2026-11-01', '2026-12-31')).toEqual([`2026-11-28 ${end}`]);
    expect(days(fair, end, '2026-12-31')).toEqual([]);
  });

  it('say their last day', () => {
    const fair = ruled('2026-11-28', { length: { end: at('2026-12-01') } });
    expect(expand(fair, between('2026-11-30', '2026-12-01'))[0]?.allDay).toEqual({
      first: '2026-11-28',
      last: '2026-11-30',
    });
  });

  it('are the same dates wherever they are read, from midnight there', () => {
    const daily = ruled('2026-03-28', { rules: ['FREQ=DAILY;COUNT=3'] });
    for (const zone of [brussels, 'Pacific/Auckland', 'America/St_Johns', 'UTC']) {
      expect(days(daily, '2026-03-28', '2026-03-31', zone)).toEqual([
        '2026-03-28 2026-03-29',
        '2026-03-29 2026-03-30',
        '2026-03-30 2026-03-31',
      ]);
    }
    expect(minutes(daily, '2026-03-29', '2026-03-30')).toEqual([23 * 60]);
  });

  it('that are no leap days stay away in other years', () => {
    const leap = ruled('2024-02-29', { rules: ['FREQ=YEARLY'] });
    expect(starts(leap, '2024-01-01', '2037-01-01')).toEqual([
      '2024-02-29',
      '2028-02-29',
      '2032-02-29',
      '2036-02-29',
    ]);
    const last = ruled('2026-02-28', { rules: ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1'] });
    expect(starts(last, '2026-01-01', '2029-01-01')).toEqual([
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });
});

describe('zones', () => {
  it('a time without one is where it is read', () => {
    const floating = ruled('~2026-06-01T10:00', { rules: ['FREQ=DAILY;COUNT=2'] });
    for (const zone of [brussels, 'Pacific/Auckland', 'America/St_Johns']) {
      expect(starts(floating, '2026-06-01', '2026-06-03', zone)).toEqual([
        '2026-06-01T10:00',
        '2026-06-02T10:00',
      ]);
    }
  });

  it('a rule goes by the clocks of its own zone', () => {
    const abroad = ruled('', {
      start: at('2026-03-01T10:00', 'America/New_York'),
      rules: ['FREQ=WEEKLY'],
    });
    // Clocks change on 8 March there and on 29 March here.
    expect(starts(abroad, '2026-03-01', '2026-04-06')).toEqual([
      '2026-03-01T16:00',
      '2026-03-08T15:00',
      '2026-03-15T15:00',
      '2026-03-22T15:00',
      '2026-03-29T16:00',
      '2026-04-05T16:00',
    ]);
    const utc = ruled('2026-03-22T09:00Z', { rules: ['FREQ=WEEKLY;COUNT=2'] });
    expect(starts(utc, '2026-03-01', '2026-04-06')).toEqual([
      '2026-03-22T10:00',
      '2026-03-29T11:00',
    ]);
  });

  it('a day of the week is one of the zone of the series', () => {
    const auckland = ruled('', {
      start: at('2026-06-05T08:00', 'Pacific/Auckland'),
      rules: ['FREQ=WEEKLY;BYDAY=FR;COUNT=2'],
    });
    expect(starts(auckland, '2026-06-01', '2026-07-01')).toEqual([
      '2026-06-04T22:00',
      '2026-06-11T22:00',
    ]);
  });

  it('clocks of long ago and of half hours', () => {
    const howe = ruled('', { start: at('2026-10-04T02:15', 'Australia/Lord_Howe') });
    expect(starts(howe, '2026-10-01', '2026-10-10', 'Australia/Lord_Howe')).toEqual([
      '2026-10-04T02:45',
    ]);
    const old = ruled('1880-01-01T12:00');
    expect(expand(old, between('1880-01-01', '1880-01-02'))[0]?.startsAt).toBe(
      Date.parse('1880-01-01T11:42:30Z'),
    );
  });
});

describe('a window', () => {
  it('has what begins in it or goes on in it, and not what begins as it ends or ends as it begins', () => {
    const part = (start: string, end: string) => ruled(start, { length: { end: at(end) } });
    const isIn = (start: string, end: string) =>
      starts(part(start, end), '2026-06-02', '2026-06-03').length === 1;
    expect(isIn('2026-06-01T23:00', '2026-06-02T00:00')).toBe(false);
    expect(isIn('2026-06-01T23:00', '2026-06-02T00:01')).toBe(true);
    expect(isIn('2026-06-01T23:00', '2026-06-04T00:01')).toBe(true);
    expect(isIn('2026-06-02T00:00', '2026-06-02T00:00')).toBe(true);
    expect(isIn('2026-06-02T23:59', '2026-06-03T01:00')).toBe(true);
    expect(isIn('2026-06-03T00:00', '2026-06-03T01:00')).toBe(false);
  });
});
