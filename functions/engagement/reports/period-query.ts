import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { dayAfter } from '../../../shared/time/days.ts';
import { localHour } from '../../../shared/time/local-hour.ts';
import { daysOf, isReportable, type ReportPeriod } from '../programme-report/report-period.ts';

/** The days that a report is of; the last {@link usualDays} without. */
export const periodQuery = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

/** Thirteen weeks. */
const usualDays = 91;

/** @throws {AppError} request.invalid for a period that ends before it begins, or is too long */
export function periodOf({ from, to }: z.output<typeof periodQuery>, now: Date): ReportPeriod {
  const last = to ?? localHour(now).day;
  const period = { from: from ?? dayAfter(last, 1 - usualDays), to: last };
  if (!isReportable(period)) {
    const issues = [
      { path: 'query.from', message: 'A report is of a day at least, a year at most.' },
    ];
    throw new AppError('request.invalid', 'This is no period of a report.', { issues });
  }
  return period;
}

/** As many days, just before. */
export function periodBefore(period: ReportPeriod): ReportPeriod {
  const { from } = period;
  return { from: dayAfter(from, -daysOf(period)), to: dayAfter(from, -1) };
}
