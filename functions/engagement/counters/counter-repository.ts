import type { Table } from '../../../shared/data/table.ts';
import { nisCodesOf } from '../../../shared/programme/nis-codes.ts';
import { counterPartition, dayOfKey, type Scope } from './counter-keys.ts';
import { attributeOf, type CounterName } from './counter-name.ts';
import { type Cell, type Counts, countsOf } from './counts.ts';

/** Days in Europe/Brussels, both included; without bounds, all. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export type CounterRepository = ReturnType<typeof createCounterRepository>;

/** Reads what was counted. A minute or two behind: counters are written in batches. */
export function createCounterRepository(table: Table) {
  async function cellsOf(
    scope: Scope,
    { from = '0', to = '9' }: Period,
    only?: readonly CounterName[],
  ): Promise<Cell[]> {
    const cells: Cell[] = [];
    const query = {
      pk: counterPartition(scope),
      sortKey: { from, to: `${to}#~` },
      ...(only && { project: ['sk', ...only.map(attributeOf)] }),
    };
    for await (const item of table.queryAll(query)) {
      const day = dayOfKey(String(item.sk));
      for (const [attribute, value] of Object.entries(item)) {
        if (typeof value === 'number') cells.push({ day, attribute, value });
      }
    }
    return cells;
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
      const scopes = nisCodesOf(nis).map((code) => `municipality:${code}` as const);
      const cells = await Promise.all(scopes.map((scope) => cellsOf(scope, period, only)));
      return countsOf(cells.flat());
    },
  };
}
