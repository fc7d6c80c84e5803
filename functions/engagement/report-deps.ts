import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import { createIssueRepository, type IssueRepository } from '../newsletters/index.ts';
import { createReadPrincipal, type ReadPrincipal } from '../staff/index.ts';
import { type CounterRepository, createCounterRepository } from './counters/counter-repository.ts';

/** What the report pages work with. They write nothing. */
export interface ReportDeps {
  readonly table: Table;
  readonly keys: KeyRing;
  readonly readPrincipal: ReadPrincipal;
  readonly issues: IssueRepository;
  readonly counters: CounterRepository;
  readonly now: Clock;
}

export const reportDeps = (table: Table, keys: KeyRing, now: Clock): ReportDeps => ({
  table,
  keys,
  readPrincipal: createReadPrincipal(table),
  issues: createIssueRepository(table, now),
  counters: createCounterRepository(table),
  now,
});
