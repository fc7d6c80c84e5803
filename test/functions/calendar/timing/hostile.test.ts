import { describe, expect, it } from 'vitest';
import { Steps } from '../../../../functions/calendar/timing/steps.ts';
import { TimingError } from '../../../../functions/calendar/timing/timing-error.ts';
import { cpuTime } from '../../../builders/cpu-time.ts';
import { between, codeOf, expand, ruled, starts } from './a-series.ts';

const list = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index).join(',');
const allTimes = `BYHOUR=${list(0, 23)};BYMINUTE=${list(0, 59)};BYSECOND=${list(0, 59)}`;

/** Rules that would keep a careless reader busy for hours, and what comes of each. */
const battery: readonly (readonly [rule: string, code: string])[] = [
  ['FREQ=SECONDLY', 'rule.too_many_occurrences'],
  ['FREQ=MINUTELY', 'rule.too_many_occurrences'],
  ['FREQ=SECONDLY;COUNT=9999999999', 'rule.too_many_occurrences'],
  ['FREQ=SECONDLY;BYHOUR=3;COUNT=1000000000', 'rule.too_many_steps'],
  ['FREQ=MINUTELY;BYDAY=MO;COUNT=1000000000', 'rule.too_many_steps'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'rule.never'],
  ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'rule.never'],
  ['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 'rule.never'],
  ['FREQ=MONTHLY;BYMONTH=2,4,6,9,11;BYMONTHDAY=31', 'rule.never'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-30', 'rule.never'],
  ['FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=29;BYWEEKNO=1', 'rule.never'],
  ['FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;BYYEARDAY=61', 'rule.never'],
  ['FREQ=DAILY;BYSETPOS=300', 'rule.never'],
  ['FREQ=SECONDLY;BYSETPOS=2', 'rule.never'],
  ['FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=-3', 'rule.never'],
  ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6', 'rule.too_many_steps'],
  ['FREQ=YEARLY;BYDAY=MO;BYSETPOS=366', 'rule.too_many_steps'],
  ['FREQ=SECONDLY;INTERVAL=86400;BYHOUR=3', 'rule.too_many_steps'],
  ['FREQ=MINUTELY;INTERVAL=60;BYMINUTE=30', 'rule.too_many_steps'],
  [`FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;${allTimes}`, 'rule.too_many_steps'],
  [`FREQ=DAILY;${allTimes}`, 'rule.too_many_steps'],
  [`FREQ=YEARLY;BYSETPOS=-1;${allTimes}`, 'rule.too_many_steps'],
  ['FREQ=YEARLY;INTERVAL=999999999999999', 'no error'],
  ['FREQ=SECONDLY;INTERVAL=999999999999999', 'no error'],
  ['FREQ=DAILY;COUNT=999999999999999', 'no error'],
  ['FREQ=DAILY;INTERVAL=1000000000000000', 'rule.invalid'],
  ['FREQ=WEEKLY;COUNT=99999999999999999999', 'rule.invalid'],
];

describe('a hostile rule', () => {
  it.each(battery)('%s ends: %s', async (rule, code) => {
    const series = ruled('1970-01-01T00:00', { rules: [rule] });
    const took = await cpuTime(async () => {
      expect(codeOf(series, '2026-11-01', '2026-12-01')).toBe(code);
    });
    // A quiet machine takes a fiftieth of it.
    expect(took).toBeLessThan(5000);
  });

  it('is worked out in as many steps on any machine', () => {
    const series = ruled('1970-01-01T00:00', { rules: ['FREQ=DAILY;COUNT=30000;BYDAY=MO'] });
    const window = between('2026-11-01', '2026-12-01');
    const needed = (steps: number) => {
      try {
        return expand(series, window, { steps }).length > 0;
      } catch (error) {
        if (error instanceof TimingError) return false;
        throw error;
      }
    };
    let enough = 1;
    while (!needed(enough)) enough *= 2;
    expect(enough).toBe(65_536);
  });

  it('that can be leapt over is leapt over', () => {
    const series = ruled('1970-01-01T00:00', { rules: ['FREQ=SECONDLY;INTERVAL=7200'] });
    const steps = 200;
    const found = expand(series, between('2026-11-05', '2026-11-06'), { steps });
    expect(found).toHaveLength(12);
    const leap = ruled('1970-01-01T00:00', {
      rules: ['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=3;BYMINUTE=0;BYSECOND=0'],
    });
    expect(starts(leap, '2026-01-01', '2033-01-01')).toEqual([
      '2028-02-29T03:00',
      '2032-02-29T03:00',
    ]);
  });

  it('is in error in every window, whether or not it might have had times there', () => {
    const never = ruled('2026-11-05T09:00', { rules: ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'] });
    for (const [from, to] of [
      ['2026-11-05', '2026-11-06'],
      ['2020-01-01', '2020-02-01'],
      ['2400-01-01', '2401-01-01'],
    ] as const) {
      expect(codeOf(never, from, to)).toBe('rule.never');
    }
  });

  it('lengths and lists of dates count too', () => {
    const long = ruled('1970-01-01T00:00', {
      length: { duration: 'P36500D' },
      rules: ['FREQ=DAILY'],
    });
    expect(codeOf(long, '2026-11-01', '2026-12-01')).toBe('rule.too_many_occurrences');
    const start = { date: '2026-11-05' };
    const many = ruled('2026-11-05', { extra: Array.from({ length: 100_001 }, () => ({ start })) });
    expect(codeOf(many, '2026-11-01', '2026-12-01')).toBe('rule.too_many_steps');
  });
});

describe('steps', () => {
  it('end with an error that says so', () => {
    const steps = new Steps(2);
    steps.take(2);
    expect(() => steps.take(1)).toThrow('too many steps');
  });
});
