import * as z from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import { ifAbsent } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import { nisCodesOf } from '../../shared/programme/nis-codes.ts';
import { municipalities } from '../../shared/programme/programme.ts';
import { localHour } from '../../shared/time/local-hour.ts';
import { countActive } from './count-active.ts';
import { listSizeKey, listSizesPartition } from './repository/keys.ts';

/** How many people newsletters reach at the beginning of a day in Europe/Brussels. */
export interface ListSize {
  readonly day: string;
  readonly residents: number;
  readonly businesses: number;
}

/** The NIS code of a municipality; or `programme`: all of them, in which everyone counts once. */
type ListPlace = string;

const sizeSchema = z.object({
  day: z.iso.date(),
  residents: z.int(),
  businesses: z.int(),
});

/** With less time left the next run of the day goes on: a million readers take some twenty seconds. */
const reserveMs = 60_000;

interface SizeDeps {
  readonly table: Table;
  readonly now: Clock;
  /** Without end when absent. */
  readonly remainingMs?: () => number;
}

/**
 * Counts every list once a local day and keeps the number: what a list was on a day cannot be told from what happened to it, since
 * imports, choices and erasures change it as well. The first to write a day's number is right; others are as right.
 */
export async function noteListSizes({
  table,
  now,
  remainingMs = () => Number.POSITIVE_INFINITY,
}: SizeDeps): Promise<void> {
  const { day } = localHour(now());
  const places = ['programme', ...municipalities.map(({ nis }) => nis)];
  const known = await table.getMany(places.map((place) => listSizeKey(place, day)));
  const noted = new Set(known.map(({ pk }) => pk));
  for (const place of places) {
    if (noted.has(listSizesPartition(place))) continue;
    if (remainingMs() < reserveMs) return;
    const size = { day, ...(await presentSize(table, place)) };
    try {
      await table.put({ ...listSizeKey(place, day), ...size }, ifAbsent);
    } catch (error) {
      // Another run of the same hour was faster.
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
}

/** How many people newsletters reach now. */
export async function presentSize(table: Table, place: ListPlace): Promise<Omit<ListSize, 'day'>> {
  const codes = place === 'programme' ? municipalities.map(({ nis }) => nis) : [place];
  const [residents, businesses] = await Promise.all([
    countActive(table, 'residents', codes),
    countActive(table, 'businesses', codes),
  ]);
  return { residents, businesses };
}

/**
 * The numbers that were kept, the first first; days between may be missing. Of a municipality that others merged into, those of
 * before are the sum of all: who was in two lists counts twice there.
 */
export async function readListSizes(
  table: Table,
  place: ListPlace,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ListSize[]> {
  const sizes = new Map<string, ListSize>();
  const codes = place === 'programme' ? [place] : nisCodesOf(place);
  for (const code of codes) {
    const query = { pk: listSizesPartition(code), sortKey: { from, to } };
    for await (const item of table.queryAll(query)) {
      const size = sizeSchema.parse(item);
      const before = sizes.get(size.day) ?? { residents: 0, businesses: 0 };
      sizes.set(size.day, {
        day: size.day,
        residents: before.residents + size.residents,
        businesses: before.businesses + size.businesses,
      });
    }
  }
  return [...sizes.values()].sort((one, other) => one.day.localeCompare(other.day));
}
