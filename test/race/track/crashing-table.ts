import type { Table } from '../../../shared/data/table.ts';

/** What ends a worker as if its process had died. */
export class Death extends Error {
  constructor() {
    super('the process died');
    this.name = 'Death';
  }
}

export interface Mortality {
  readonly random: () => number;
  /** Chance to die at one side of an effect. */
  readonly share: () => number;
  /** Called at each death. */
  readonly died: () => void;
}

/** The table as one invocation of the worker sees it, which may die before or after each request. Dead, it does no more. */
export function crashingTable(
  table: Table,
  { random, share, died }: Mortality,
): Pick<Table, 'getMany' | 'transact'> & Table {
  let isDead = false;
  function mayDie(): void {
    if (isDead) throw new Death();
    if (random() >= share()) return;
    isDead = true;
    died();
    throw new Death();
  }
  async function effect<Result>(run: () => Promise<Result>): Promise<Result> {
    mayDie();
    const result = await run();
    mayDie();
    return result;
  }
  return {
    ...table,
    getMany: (...args) => effect(() => table.getMany(...args)),
    transact: (...args) => effect(() => table.transact(...args)),
  };
}
