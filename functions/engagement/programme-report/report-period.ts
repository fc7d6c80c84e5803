import * as z from 'zod';
import { dayAfter } from '../../../shared/time/days.ts';
import { startOfLocalDay } from '../../../shared/time/local-hour.ts';
import { monthsBetween } from '../../../shared/time/local-month.ts';

/** Days that a report covers at most: a leap year. */
const mostDays = 366;

/** Before it nothing can have been counted. */
export const earliestDay = '2000-01-01';

/** Days in Europe/Brussels, both included. */
export const reportPeriodSchema = z.object({ from: z.iso.date(), to: z.iso.date() });
export type ReportPeriod = z.output<typeof reportPeriodSchema>;

const dayMs = 86_400_000;

export const daysOf = ({ from, to }: ReportPeriod): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;

export const isReportable = (period: ReportPeriod): boolean =>
  daysOf(period) >= 1 && daysOf(period) <= mostDays;

/** The same days a year before; 29 February becomes the 28th. */
export const yearBefore = ({ from, to }: ReportPeriod): ReportPeriod => ({
  from: dayYearBefore(from),
  to: dayYearBefore(to),
});

function dayYearBefore(day: string): string {
  const [year, ...rest] = day.split('-');
  const same = rest.join('-');
  return `${Number(year) - 1}-${same === '02-29' ? '02-28' : same}`;
}

/**
 * Whether counting that began on a day covers a period. The first visit of a quiet place may come some days after: a tenth of
 * the period is let go.
 */
export const covers = (since: string, period: ReportPeriod): boolean =>
  since <= dayAfter(period.from, Math.floor(daysOf(period) / 10));

/** The parts of a period that lie in one month each, in order. */
export function monthsOf({
  from,
  to,
}: ReportPeriod): (ReportPeriod & { readonly month: string })[] {
  return monthsBetween(from.slice(0, 7), to.slice(0, 7)).map((month) => {
    const [first, last] = [`${month}-01`, lastDayOf(month)];
    return { month, from: first < from ? from : first, to: last > to ? to : last };
  });
}

const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/** The instants at which a period begins and, not included, ends. */
export const instantsOf = ({
  from,
  to,
}: ReportPeriod): { readonly from: Date; readonly to: Date } => ({
  from: startOfLocalDay(from),
  to: startOfLocalDay(dayAfter(to, 1)),
});

/** Whether a whole period is over, so that nothing of it is still being counted. */
export const isOver = ({ to }: ReportPeriod, now: Date): boolean =>
  instantsOf({ from: to, to }).to <= now;
