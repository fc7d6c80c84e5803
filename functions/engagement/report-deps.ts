import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import {
  createIssueRepository,
  createReadToldInIssue,
  createSayTrial,
  createSentMails,
  type IssueRepository,
  type ReadToldInIssue,
  type SayTrial,
  type SentMailDeps,
  type SentMails,
} from '../newsletters/index.ts';
import { createReadPrincipal, type ReadPrincipal } from '../staff/index.ts';
import { type CounterRepository, createCounterRepository } from './counters/counter-repository.ts';
import { createReadVersionFigures } from './reports/version-figures.ts';

/** What the report pages work with. They write nothing. */
export interface ReportDeps {
  readonly table: Table;
  readonly keys: KeyRing;
  readonly readPrincipal: ReadPrincipal;
  readonly issues: IssueRepository;
  readonly readTold: ReadToldInIssue;
  readonly mails: SentMails;
  readonly sayTrial: SayTrial;
  readonly counters: CounterRepository;
  readonly now: Clock;
}

/** What comes from elsewhere than the table. */
export interface ReportEffects extends Pick<SentMailDeps, 'readRendered' | 'siteUrl'> {
  readonly keys: KeyRing;
}

export const reportDeps = (
  table: Table,
  { keys, ...reading }: ReportEffects,
  now: Clock,
): ReportDeps => ({
  table,
  keys,
  readPrincipal: createReadPrincipal(table),
  issues: createIssueRepository(table, now),
  readTold: createReadToldInIssue(table),
  mails: createSentMails({ table, ...reading }),
  sayTrial: createSayTrial(table, createReadVersionFigures(table)),
  counters: createCounterRepository(table),
  now,
});
