import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../../../infra/local/aws/scheduler/expression.ts';

const zone = 'Europe/Brussels';

/** The next times due after a time, all in UTC. */
function timesAfter(expression: string, after: string, count: number, timeZone = zone): string[] {
  const parsed = parseExpression(expression, timeZone);
  const times: string[] = [];
  let last = Date.parse(after);
  for (let index = 0; index < count; index += 1) {
    const due = parsed.nextAfter(last, Date.parse(after));
    if (due === undefined) break;
    times.push(new Date(due).toISOString().slice(0, 16));
    last = due;
  }
  return times;
}

describe('cron in Brussels', () => {
  it('keeps its wall time when summer time begins', () => {
    expect(timesAfter('cron(0 9 * * ? *)', '2027-03-26T12:00:00Z', 3)).toEqual([
      '2027-03-27T08:00',
      '2027-03-28T07:00',
      '2027-03-29T07:00',
    ]);
  });

  it('keeps its wall time when summer time ends', () => {
    expect(timesAfter('cron(0 9 * * ? *)', '2027-10-29T12:00:00Z', 3)).toEqual([
      '2027-10-30T07:00',
      '2027-10-31T08:00',
      '2027-11-01T08:00',
    ]);
  });

  it('skips a time that the clock skips', () => {
    expect(timesAfter('cron(30 2 * * ? *)', '2027-03-26T12:00:00Z', 2)).toEqual([
      '2027-03-27T01:30',
      '2027-03-29T00:30',
    ]);
  });

  it('fires once at a time that comes twice, the first time', () => {
    expect(timesAfter('cron(30 2 * * ? *)', '2027-10-30T12:00:00Z', 2)).toEqual([
      '2027-10-31T00:30',
      '2027-11-01T01:30',
    ]);
  });

  it('does not fire again in the second pass of the hour that comes twice', () => {
    expect(timesAfter('cron(30 2 * * ? *)', '2027-10-31T01:10:00Z', 1)).toEqual([
      '2027-11-01T01:30',
    ]);
  });

  it('knows week days, last days and lists', () => {
    expect(timesAfter('cron(0 8 ? * MON-FRI *)', '2026-11-20T12:00:00Z', 1)).toEqual([
      '2026-11-23T07:00',
    ]);
    expect(timesAfter('cron(0 8 L * ? *)', '2027-02-01T00:00:00Z', 1)).toEqual([
      '2027-02-28T07:00',
    ]);
    expect(timesAfter('cron(0/20 8 * * ? *)', '2026-11-22T00:00:00Z', 3)).toEqual([
      '2026-11-22T07:00',
      '2026-11-22T07:20',
      '2026-11-22T07:40',
    ]);
  });

  it('ends after its last year', () => {
    expect(timesAfter('cron(0 8 1 1 ? 2027)', '2026-12-31T00:00:00Z', 2)).toEqual([
      '2027-01-01T07:00',
    ]);
  });
});

describe('a one-time schedule in Brussels', () => {
  it.each([
    ['in winter', '2026-12-01T09:30:15', '2026-12-01T08:30:15.000Z'],
    ['in summer', '2027-07-01T09:30:00', '2027-07-01T07:30:00.000Z'],
    ['at a time that comes twice: the first', '2027-10-31T02:30:00', '2027-10-31T00:30:00.000Z'],
    ['at a time that is skipped: as much later', '2027-03-28T02:30:00', '2027-03-28T01:30:00.000Z'],
  ])('%s', (_, wall, utc) => {
    const due = parseExpression(`at(${wall})`, zone).nextAfter(0, 0);
    expect(new Date(due!).toISOString()).toBe(utc);
  });
});

describe('a rate', () => {
  it('is due at once and then every so often, by elapsed time', () => {
    const parsed = parseExpression('rate(12 hours)', zone);
    const start = Date.parse('2027-03-27T20:00:00Z');
    expect(parsed.nextAfter(start - 1, start)).toBe(start);
    expect(parsed.nextAfter(start, start)).toBe(start + 12 * 3_600_000);
    expect(parsed.nextAfter(start + 30 * 3_600_000, start)).toBe(start + 36 * 3_600_000);
  });
});

describe('an expression that is none', () => {
  it.each([
    'at(2027-13-01T00:00:00)',
    'at(2027-01-01)',
    'cron(0 8 * * ?)',
    'cron(61 8 * * ? *)',
    'rate(0 minutes)',
    'rate(1 week)',
    'every day',
  ])('%s is refused', (expression) => {
    expect(() => parseExpression(expression, zone)).toThrow(/Invalid Schedule Expression/);
  });
});
