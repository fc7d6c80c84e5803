import type { Table } from '../../../shared/data/table.ts';
import { dayAfter } from '../../../shared/time/days.ts';
import { readListSizes } from '../../subscribers/index.ts';
import type { Readers } from './report.ts';
import type { ReportPeriod } from './report-period.ts';

/** Days before the end of a period that a size may be noted: the sweep may have failed for a while. */
const slackDays = 7;

/**
 * Whom newsletters reach when a period ends. Sizes are noted at the beginning of a day: that of the day after it is the one.
 * @param place NIS code, or `programme`, in which everyone counts once.
 */
export async function readReaders(
  table: Table,
  place: string,
  { to }: ReportPeriod,
): Promise<Readers | undefined> {
  const days = { from: dayAfter(to, 1 - slackDays), to: dayAfter(to, 1) };
  const last = (await readListSizes(table, place, days)).at(-1);
  return last && { residents: last.residents, businesses: last.businesses };
}
