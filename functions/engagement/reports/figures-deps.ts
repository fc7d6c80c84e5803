import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { CounterRepository } from '../counters/counter-repository.ts';

/** What figures are read with, for the staff API and for pages. */
export interface FiguresDeps {
  readonly table: Table;
  readonly counters: CounterRepository;
  readonly now: Clock;
}
