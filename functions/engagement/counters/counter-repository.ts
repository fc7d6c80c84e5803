import type { Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { nisCodesOf } from '../../../shared/programme/nis-codes.ts';
import type { EngagementKind } from '../events/engagement-kind.ts';
import { counterPartition, dayOfKey, type Scope } from './counter-keys.ts';
import { attributeOf, type CounterName } from './counter-name.ts';
import { type Cell, type Counts, countsOf, type Sums, sumsOf } from './counts.ts';

/** Days in Europe/Brussels, both included; without bounds, all. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export type CounterRepository = ReturnType<typeof createCounterRepository>;

/** Reads what was counted. A minute or two behind: counters are written in batches. */
export function createCounterRepository(table: Table) {
  const itemsOf = (
    scope: Scope,
    { from = '0', to = '9' }: Period,
    only?: readonly CounterName[],
  ): AsyncGenerator<Item> =>
    table.queryAll({
      pk: counterPartition(scope),
      sortKey: { from, to: `${to}#~` },
      ...(only && { project: ['sk', ...only.map(attributeOf)] }),
    });

  async function cellsOf(...wanted: Parameters<typeof itemsOf>): Promise<Cell[]> {
    const cells: Cell[] = [];
    for await (const item of itemsOf(...wanted)) {
      const day = dayOfKey(String(item.sk));
      for (const [attribute, value] of Object.entries(item)) {
        if (typeof value === 'number') cells.push({ day, attribute, value });
      }
    }
    return cells;
  }

  /** Adds up under each name as the pages come, and keeps no item. */
  async function sum(
    scopes: readonly Scope[],
    period: Period,
    kinds?: readonly EngagementKind[],
  ): Promise<Sums> {
    const sums = new Map<string, number>();
    const only = kinds?.flatMap(wholeOf);
    const add = async (scope: Scope) => {
      for await (const item of itemsOf(scope, period, only)) {
        for (const [attribute, value] of Object.entries(item)) {
          if (typeof value === 'number') sums.set(attribute, (sums.get(attribute) ?? 0) + value);
        }
      }
    };
    await Promise.all(scopes.map(add));
    return sumsOf([...sums].map(([attribute, value]) => ({ attribute, value })));
  }

  return {
    read: async (scope: Scope, period: Period = {}): Promise<Counts> =>
      countsOf(await cellsOf(scope, period)),

    /**
     * A municipality's own, and what was counted under the codes of those that merged into it.
     * @param only the numbers that are wanted, a few; all when absent, which of a year takes a quarter of a second of a processor.
     */
    async readMunicipality(
      nis: string,
      period: Period = {},
      only?: readonly CounterName[],
    ): Promise<Counts> {
      const cells = await Promise.all(
        municipalityScopes(nis).map((scope) => cellsOf(scope, period, only)),
      );
      return countsOf(cells.flat());
    },

    /** Only what the days come to: of a year of a municipality, 60,000 numbers under some hundred names. */
    sum: (scope: Scope, period: Period = {}): Promise<Sums> => sum([scope], period),

    /**
     * Likewise, with those that merged into it.
     * @param kinds of which the whole is wanted and no share, ten at most: their names must fit an expression of 4 kB.
     */
    sumMunicipality: (
      nis: string,
      period: Period = {},
      kinds?: readonly EngagementKind[],
    ): Promise<Sums> => sum(municipalityScopes(nis), period, kinds),
  };
}

/** The hours of a day, and none, where only the day is kept. One day of the year has 25. */
const hours = [undefined, ...Array.from({ length: 25 }, (_, hour) => hour)];

/** Every number under which the whole of a kind stands. */
const wholeOf = (kind: EngagementKind): CounterName[] =>
  hours.flatMap((hour) => [
    { kind, hour, isMachine: false },
    { kind, hour, isMachine: true },
  ]);

/** A municipality, and those that merged into it. */
export const municipalityScopes = (nis: string): readonly Scope[] =>
  nisCodesOf(nis).map((code) => `municipality:${code}` as const);
