import { describe, expect, it } from 'vitest';
import { fireTime } from '../../../../../infra/local/aws/scheduler/fire-time.ts';
import { scheduleSettings } from '../../../../../infra/local/aws/scheduler/schedule.ts';

const schedule = (name: string, FlexibleTimeWindow: object = { Mode: 'OFF' }) => ({
  name,
  changedAt: 1_795_000_000_123,
  settings: scheduleSettings.parse({
    ScheduleExpression: 'at(2026-11-22T10:00:30)',
    FlexibleTimeWindow,
    Target: { Arn: 'a', RoleArn: 'r' },
  }),
});
const due = Date.parse('2026-11-22T10:00:30Z');
const minute = Date.parse('2026-11-22T10:00:00Z');
const names = Array.from({ length: 50 }, (_, index) => `issue-${index}`);

describe('the time of a firing', () => {
  it('is anywhere in the minute, as AWS promises no more', () => {
    const seconds = names.map((name) => (fireTime(schedule(name), due, 'minute') - minute) / 1000);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seconds)).toBeLessThan(60);
    expect(Math.max(...seconds) - Math.min(...seconds)).toBeGreaterThan(30);
  });

  it('is anywhere in a flexible window', () => {
    const window = { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 10 };
    const minutes = names.map(
      (name) => (fireTime(schedule(name, window), due, 'minute') - minute) / 60_000,
    );
    expect(Math.max(...minutes)).toBeGreaterThan(5);
    expect(Math.max(...minutes)).toBeLessThan(10);
  });

  it('is to the second for those who cannot wait', () => {
    expect(fireTime(schedule('issue-1'), due, 'exact')).toBe(due);
  });
});
