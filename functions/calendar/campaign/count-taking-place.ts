import { daysAfter } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { agendaDaysKept } from '../events/days-kept.ts';
import { readAgenda } from '../events/read-agenda.ts';
import type { EventStatus } from '../timing/timing.ts';

export interface TakingPlace {
  readonly events: number;
  /** How often they take place: a weekly market of two months is one event of eight or nine times. */
  readonly times: number;
}

/**
 * The public events of a municipality (NIS code) that take place in `[from, to)`, without what was cancelled or put off.
 * Undefined where agendas of the time are no longer kept.
 */
export async function countTakingPlace(
  table: Table,
  nis: string,
  { from, to, now }: { readonly from: Date; readonly to: Date; readonly now: Date },
): Promise<TakingPlace | undefined> {
  if (from < daysAfter(now, -agendaDaysKept)) return undefined;
  const entries = await readAgenda(table, nis, { from, to });
  const times = entries
    .filter(({ status }) => takesPlace(status))
    .map(({ occurrences }) => occurrences.filter(({ status }) => takesPlace(status)).length)
    .filter((count) => count > 0);
  return { events: times.length, times: times.reduce((sum, count) => sum + count, 0) };
}

const takesPlace = (status: EventStatus): boolean =>
  status === 'confirmed' || status === 'tentative';
