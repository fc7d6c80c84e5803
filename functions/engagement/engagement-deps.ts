import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import { createIssueRepository, type IssueRepository } from '../newsletters/index.ts';
import { type CounterRepository, createCounterRepository } from './counters/counter-repository.ts';

/** What the staff function works with. */
export interface EngagementDeps {
  readonly table: Table;
  readonly issues: IssueRepository;
  readonly counters: CounterRepository;
}

export const engagementDeps = (table: Table, now: Clock): EngagementDeps => ({
  table,
  issues: createIssueRepository(table, now),
  counters: createCounterRepository(table),
});
