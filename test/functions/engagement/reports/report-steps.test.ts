import { expect, test } from 'vitest';
import { stepsOf } from '../../../../functions/engagement/reports/report-steps.ts';
import { dayAfter } from '../../../../shared/time/days.ts';

test.each([
  ['days', { from: '2026-10-20', to: '2026-11-23' }, 'day', 35],
  ['weeks, the first from a Wednesday', { from: '2026-10-21', to: '2026-12-05' }, 'week', 7],
  ['months', { from: '2026-01-15', to: '2026-12-31' }, 'month', 12],
] as const)('a period falls into %s without a gap', (_, period, stepSize, count) => {
  const { stepSize: size, steps } = stepsOf(period);
  expect(size).toBe(stepSize);
  expect(steps).toHaveLength(count);
  expect(steps[0]?.from).toBe(period.from);
  expect(steps.at(-1)?.to).toBe(period.to);
  for (const [index, { from }] of steps.entries()) {
    const before = steps[index - 1];
    if (before) expect(from).toBe(dayAfter(before.to, 1));
  }
});

test('weeks end on Sunday and months on their last day', () => {
  const weeks = stepsOf({ from: '2026-10-21', to: '2026-12-05' }).steps;
  expect(weeks.slice(0, 2)).toEqual([
    { from: '2026-10-21', to: '2026-10-25' },
    { from: '2026-10-26', to: '2026-11-01' },
  ]);
  const months = stepsOf({ from: '2028-01-15', to: '2028-12-31' }).steps;
  expect(months.slice(0, 2)).toEqual([
    { from: '2028-01-15', to: '2028-01-31' },
    { from: '2028-02-01', to: '2028-02-29' },
  ]);
});
