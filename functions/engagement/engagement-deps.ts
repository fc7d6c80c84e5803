import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import { type NewId, newId } from '../../shared/ids.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import { createMerchants, type Merchants } from '../merchants/index.ts';
import {
  createIssueRepository,
  createReadToldInIssue,
  createSentMails,
  type IssueRepository,
  type ReadToldInIssue,
  type SentMailDeps,
  type SentMails,
} from '../newsletters/index.ts';
import { type CounterRepository, createCounterRepository } from './counters/counter-repository.ts';
import { createPhaseRepository, type PhaseRepository } from './short-links/phase-repository.ts';
import {
  createShortLinkRepository,
  type ShortLinkRepository,
} from './short-links/short-link-repository.ts';

/** What addresses of pages are made with, and mails read. */
export interface PageAccess {
  readonly keys: KeyRing;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  readonly readRendered: SentMailDeps['readRendered'];
}

/** What the staff function works with. */
export interface EngagementDeps {
  readonly table: Table;
  readonly issues: IssueRepository;
  readonly readTold: ReadToldInIssue;
  readonly mails: SentMails;
  readonly counters: CounterRepository;
  readonly shortLinks: ShortLinkRepository;
  readonly phases: PhaseRepository;
  readonly merchants: Merchants;
  readonly access: PageAccess;
  readonly now: Clock;
  readonly newId: NewId;
}

export const engagementDeps = (table: Table, access: PageAccess, now: Clock): EngagementDeps => ({
  table,
  access,
  issues: createIssueRepository(table, now),
  readTold: createReadToldInIssue(table),
  mails: createSentMails({ table, ...access }),
  counters: createCounterRepository(table),
  shortLinks: createShortLinkRepository(table),
  phases: createPhaseRepository(table),
  merchants: createMerchants(table),
  now,
  newId,
});
