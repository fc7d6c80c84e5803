import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import { type NewId, newId } from '../../shared/ids.ts';
import { createMerchants, type Merchants } from '../merchants/index.ts';
import { createIssueRepository, type IssueRepository } from '../newsletters/index.ts';
import { type CounterRepository, createCounterRepository } from './counters/counter-repository.ts';
import { createPhaseRepository, type PhaseRepository } from './short-links/phase-repository.ts';
import {
  createShortLinkRepository,
  type ShortLinkRepository,
} from './short-links/short-link-repository.ts';

/** What the staff function works with. */
export interface EngagementDeps {
  readonly table: Table;
  readonly issues: IssueRepository;
  readonly counters: CounterRepository;
  readonly shortLinks: ShortLinkRepository;
  readonly phases: PhaseRepository;
  readonly merchants: Merchants;
  readonly now: Clock;
  readonly newId: NewId;
}

export const engagementDeps = (table: Table, now: Clock): EngagementDeps => ({
  table,
  issues: createIssueRepository(table, now),
  counters: createCounterRepository(table),
  shortLinks: createShortLinkRepository(table),
  phases: createPhaseRepository(table),
  merchants: createMerchants(table),
  now,
  newId,
});
