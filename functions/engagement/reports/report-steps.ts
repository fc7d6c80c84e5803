import * as z from 'zod';
import { dayAfter, weekdayOf } from '../../../shared/time/days.ts';
import { monthAfter } from '../../../shared/time/local-month.ts';
import type { Counts } from '../counters/counts.ts';
import type { Figures } from '../counters/figures.ts';
import { sumOf } from '../programme-report/counted.ts';
import { daysOf, type ReportPeriod } from '../programme-report/report-period.ts';

export const stepSizeSchema = z.enum(['day', 'week', 'month']);
export type StepSize = z.output<typeof stepSizeSchema>;

export interface ReportSteps {
  readonly stepSize: StepSize;
  /** Without a gap, the first first; at the ends of the period, parts of a week or month. */
  readonly steps: readonly ReportPeriod[];
}

/** Days of up to five weeks, weeks of up to half a year, else months: few enough to be read. */
export function stepsOf(period: ReportPeriod): ReportSteps {
  const days = daysOf(period);
  const stepSize = days <= 35 ? 'day' : days <= 190 ? 'week' : 'month';
  const steps: ReportPeriod[] = [];
  for (let { from } = period; from <= period.to; ) {
    const end = lastDayOf(stepSize, from);
    const to = end < period.to ? end : period.to;
    steps.push({ from, to });
    from = dayAfter(to, 1);
  }
  return { stepSize, steps };
}

/** The last day of the day, week (until Sunday) or month that a day lies in. */
function lastDayOf(size: StepSize, day: string): string {
  if (size === 'day') return day;
  if (size === 'week') return dayAfter(day, 7 - weekdayOf(day));
  return dayAfter(`${monthAfter(day.slice(0, 7), 1)}-01`, -1);
}

/** What was counted from one day to another; of one share where it is named (`audience=residents`). */
export const figuresWithin = (
  { days }: Pick<Counts, 'days'>,
  { from, to }: ReportPeriod,
  part?: string,
): Figures =>
  sumOf(
    days
      .filter(({ day }) => day >= from && day <= to)
      .map(({ figures, parts }) => (part === undefined ? figures : (parts.get(part) ?? {}))),
  );
