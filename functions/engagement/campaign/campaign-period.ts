import { dayAfter } from '../../../shared/time/days.ts';
import { localMonth, monthAfter } from '../../../shared/time/local-month.ts';
import type { ReportPeriod } from '../programme-report/report-period.ts';

const months = 12;

/** The last twelve months that are over: what the page says changes once a month, by a whole month. */
export function campaignPeriod(now: Date): ReportPeriod {
  const present = localMonth(now);
  return { from: `${monthAfter(present, -months)}-01`, to: dayAfter(`${present}-01`, -1) };
}
