import type { Table } from '../../../shared/data/table.ts';
import { counterPartition, dayOfKey, type Scope } from './counter-keys.ts';
import { type Cell, type Counts, countsOf } from './counts.ts';

/** Days in Europe/Brussels, both included; without bounds, all. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export type CounterRepository = ReturnType<typeof createCounterRepository>;

/** Reads what was counted. A minute or two behind: counters are written in batches. */
export function createCounterRepository(table: Table) {
  return {
    async read(scope: Scope, { from = '0', to = '9' }: Period = {}): Promise<Counts> {
      const cells: Cell[] = [];
      const sortKey = { from, to: `${to}#~` };
      for await (const item of table.queryAll({ pk: counterPartition(scope), sortKey })) {
        const day = dayOfKey(String(item.sk));
        for (const [attribute, value] of Object.entries(item)) {
          if (typeof value === 'number') cells.push({ day, attribute, value });
        }
      }
      return countsOf(cells);
    },
  };
}
