import { describe, expect, it } from 'vitest';
import { at, codeOf, ruled, starts } from './a-series.ts';

const of = (start: string, rule: string, from: string, to: string) =>
  starts(ruled(start, { rules: [rule] }), from, to);

describe('UNTIL', () => {
  const thursdays = (until: string, start = '2026-11-05T09:00') =>
    of(start, `FREQ=WEEKLY;UNTIL=${until}`, '2026-11-01', '2027-01-01').length;

  it.each([
    ['in UTC, the last start itself', '20261119T080000Z', 3],
    ['in UTC, a second before it', '20261119T075959Z', 2],
    ['as a date, the whole of it', '20261119', 3],
    ['as a date, the day before', '20261118', 2],
    ['without zone, in that of the event', '20261119T090000', 3],
    ['without zone, a second before', '20261119T085959', 2],
    ['before the start, nothing at all', '20261104T080000Z', 0],
  ])('%s', (_, until, count) => {
    expect(thursdays(until)).toBe(count);
  });

  it.each([
    ['a date', '20261119', 3],
    ['midnight in UTC, which is how many write a date', '20261119T000000Z', 3],
    ['the reader’s midnight in UTC', '20261118T230000Z', 3],
    ['the evening before', '20261118T225959Z', 2],
    ['a time without zone', '20261119T000000', 3],
  ])('of whole days: %s', (_, until, count) => {
    expect(thursdays(until, '2026-11-05')).toBe(count);
  });

  it('of whole days is the date as written at midnight UTC, wherever it is read', () => {
    const fair = ruled('2026-11-05', { rules: ['FREQ=WEEKLY;UNTIL=20261119T000000Z'] });
    for (const zone of ['America/New_York', 'Pacific/Auckland']) {
      expect(starts(fair, '2026-11-01', '2027-01-01', zone)).toEqual([
        '2026-11-05',
        '2026-11-12',
        '2026-11-19',
      ]);
    }
  });

  it('in UTC ends a floating series where it is read', () => {
    expect(thursdays('20261119T080000Z', '~2026-11-05T09:00')).toBe(3);
    expect(thursdays('20261119T075959Z', '~2026-11-05T09:00')).toBe(2);
  });

  it('tells the first of two equal times on the clock from the second', () => {
    const night = (until: string) =>
      of('2026-10-24T02:30', `FREQ=DAILY;UNTIL=${until}`, '2026-10-01', '2026-11-01').length;
    expect(night('20261025T002959Z')).toBe(1);
    expect(night('20261025T003000Z')).toBe(2);
    expect(night('20261025T011000Z')).toBe(2);
  });
});

describe('COUNT', () => {
  it('counts from the start, whatever is asked for', () => {
    const rule = 'FREQ=WEEKLY;COUNT=5;BYDAY=MO,TH';
    const all = ['2026-11-05', '2026-11-09', '2026-11-12', '2026-11-16', '2026-11-19'];
    expect(of('2026-11-05', rule, '2026-11-01', '2027-01-01')).toEqual(all);
    expect(of('2026-11-05', rule, '2026-11-16', '2027-01-01')).toEqual(all.slice(3));
    expect(of('2026-11-05', rule, '2026-11-20', '2027-01-01')).toEqual([]);
  });

  it('counts a start that the rule does not name as the first', () => {
    const rule = 'FREQ=WEEKLY;COUNT=3;BYDAY=MO';
    expect(of('2026-11-05', rule, '2026-11-01', '2027-01-01')).toEqual([
      '2026-11-05',
      '2026-11-09',
      '2026-11-16',
    ]);
    const monthly = 'FREQ=MONTHLY;COUNT=2;BYMONTHDAY=20';
    expect(of('2026-11-05', monthly, '2026-11-01', '2027-03-01')).toEqual([
      '2026-11-05',
      '2026-11-20',
    ]);
    expect(of('2026-11-05', 'FREQ=DAILY;COUNT=1;BYDAY=MO', '2026-11-01', '2027-03-01')).toEqual([
      '2026-11-05',
    ]);
  });

  it('does not count exceptions as others', () => {
    const series = ruled('2026-11-05', {
      rules: ['FREQ=DAILY;COUNT=3'],
      except: [at('2026-11-06')],
    });
    expect(starts(series, '2026-11-01', '2027-01-01')).toEqual(['2026-11-05', '2026-11-07']);
  });

  it.each([
    ['FREQ=DAILY;COUNT=1000000000', '2026-11-30'],
    ['FREQ=HOURLY;INTERVAL=24;COUNT=1000000000', '2026-11-30'],
    ['FREQ=WEEKLY;BYDAY=MO;COUNT=1000000000', '2026-11-30'],
  ])('is reckoned and not counted where each period has as many: %s', (rule, day) => {
    expect(of('1970-01-05', rule, day, '2026-12-01')).toContain(day);
  });
});

describe('lists of a rule', () => {
  it.each([
    ['FREQ=YEARLY;BYDAY=53MO', '2024-01-01', ['2024-01-01', '2024-12-30', '2029-12-31']],
    ['FREQ=YEARLY;BYYEARDAY=366', '2024-12-31', ['2024-12-31', '2028-12-31']],
    ['FREQ=YEARLY;BYYEARDAY=-1,1', '2024-12-31', ['2024-12-31', '2025-01-01', '2025-12-31']],
    ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH', '2026-12-31', ['2026-12-31', '2032-12-30']],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO', '2025-12-29', ['2025-12-29', '2027-01-04', '2028-01-03']],
    ['FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU', '2025-12-28', ['2025-12-28', '2027-01-03', '2028-01-02']],
    ['FREQ=YEARLY;BYWEEKNO=20', '2026-05-13', ['2026-05-13', '2027-05-19', '2028-05-17']],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU;WKST=SU', '2026-01-04', ['2026-01-04', '2027-01-03']],
    [
      'FREQ=YEARLY;BYMONTHDAY=31;BYDAY=SA',
      '2026-01-31',
      ['2026-01-31', '2026-10-31', '2027-07-31'],
    ],
    ['FREQ=MONTHLY;BYDAY=5FR', '2026-01-30', ['2026-01-30', '2026-05-29', '2026-07-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31']],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1',
      '2026-01-01',
      ['2026-01-01', '2026-01-30', '2026-02-02'],
    ],
    ['FREQ=MONTHLY', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31']],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO',
      '2026-01-04',
      ['2026-01-04', '2026-01-12', '2026-01-18'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU',
      '2026-01-04',
      ['2026-01-04', '2026-01-05', '2026-01-18'],
    ],
    ['FREQ=WEEKLY;BYMONTH=1,12;BYDAY=SA', '2026-01-31', ['2026-01-31', '2026-12-05', '2026-12-12']],
    // The 90th and the 120th day after 1 January.
    [
      'FREQ=DAILY;INTERVAL=10;BYMONTHDAY=1',
      '2026-01-01',
      ['2026-01-01', '2026-04-01', '2026-05-01'],
    ],
  ])('%s', (rule, start, days) => {
    const found = of(start, rule, '2024-01-01', '2035-01-01');
    expect(found.slice(0, days.length)).toEqual(days);
  });

  it('a position is one among all times of a period, before the start too', () => {
    const rule = 'FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2';
    expect(of('2026-11-19', rule, '2026-11-01', '2027-01-01')).toEqual([
      '2026-11-19',
      '2026-12-10',
    ]);
  });

  it('a leap second is the one before it', () => {
    expect(
      of('2026-01-01T09:00', 'FREQ=DAILY;COUNT=2;BYSECOND=60', '2026-01-01', '2026-02-01'),
    ).toEqual(['2026-01-01T09:00', '2026-01-01T09:00:59']);
  });

  it('a start that no rule names is an occurrence all the same', () => {
    expect(of('2026-11-05', 'FREQ=WEEKLY;BYDAY=MO', '2026-11-01', '2026-11-17')).toEqual([
      '2026-11-05',
      '2026-11-09',
      '2026-11-16',
    ]);
  });
});

describe('several rules', () => {
  it('add up, and what two of them name comes once', () => {
    const series = ruled('2026-11-05T09:00', {
      rules: ['FREQ=WEEKLY;BYDAY=TH', 'FREQ=DAILY;COUNT=3', 'FREQ=MONTHLY;BYMONTHDAY=19'],
    });
    expect(starts(series, '2026-11-01', '2026-11-27').map((start) => start.slice(8, 10))).toEqual([
      '05',
      '06',
      '07',
      '12',
      '19',
      '26',
    ]);
  });
});

describe('a rule that cannot be followed', () => {
  it.each([
    ['FREQ=FORTNIGHTLY', 'rule.invalid'],
    ['INTERVAL=2', 'rule.invalid'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'rule.invalid'],
    ['FREQ=DAILY;INTERVAL=0', 'rule.invalid'],
    ['FREQ=DAILY;INTERVAL=-1', 'rule.invalid'],
    ['FREQ=DAILY;COUNT=0', 'rule.invalid'],
    ['FREQ=DAILY;COUNT=many', 'rule.invalid'],
    ['FREQ=DAILY;UNTIL=soon', 'rule.invalid'],
    ['FREQ=DAILY;UNTIL=20261341', 'time.invalid'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'rule.invalid'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'rule.invalid'],
    ['FREQ=MONTHLY;BYSETPOS=0;BYDAY=MO', 'rule.invalid'],
    ['FREQ=WEEKLY;BYDAY=XX', 'rule.invalid'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'rule.invalid'],
    ['FREQ=WEEKLY;WKST=1', 'rule.invalid'],
    ['FREQ=YEARLY;BYMONTH=13', 'rule.invalid'],
    ['FREQ=DAILY;BYHOUR=24', 'rule.invalid'],
    ['FREQ=YEARLY;BYEASTER=0', 'rule.unsupported'],
    ['RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L', 'rule.unsupported'],
    ['RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD', 'rule.unsupported'],
  ])('%s is %s', (rule, code) => {
    expect(codeOf(ruled('2026-11-05T09:00', { rules: [rule] }), '2026-11-01', '2026-12-01')).toBe(
      code,
    );
  });

  it('names of others are passed over, and letters of either case are read', () => {
    expect(of('2026-11-05', 'freq=weekly;x-own=1;byday=th;', '2026-11-01', '2026-11-13')).toEqual([
      '2026-11-05',
      '2026-11-12',
    ]);
  });

  it('a zone that does not exist and a date that does not', () => {
    const nowhere = ruled('', { start: at('2026-11-05T09:00', 'Mars/Phobos') });
    expect(codeOf(nowhere, '2026-11-01', '2026-12-01')).toBe('zone.unknown');
    expect(codeOf(ruled('2026-02-30'), '2026-02-01', '2026-12-01')).toBe('time.invalid');
    expect(codeOf(ruled('2026-02-20T24:01'), '2026-02-01', '2026-12-01')).toBe('time.invalid');
    const long = ruled('2026-02-20', { length: { duration: 'P99999999D' } });
    expect(codeOf(long, '2026-02-01', '2026-12-01')).toBe('time.invalid');
  });
});
