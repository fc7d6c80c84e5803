import type { Table } from '../../../shared/data/table.ts';
import { createPace } from '../../mail/index.ts';
import { createChunkEventsRepository } from '../events/chunk-events-repository.ts';
import { createIssueRepository } from '../issue-repository.ts';
import { createRunRepository } from '../planning/run-repository.ts';
import { createChunkRepository } from '../sending/chunk-repository.ts';
import { createTemplateRepository } from '../templates/template-repository.ts';
import { versionsOfIssue } from '../versions/issue-versions.ts';
import type { SweepDeps } from './sweep-deps.ts';

type Outside = Pick<
  SweepDeps,
  | 'planQueue'
  | 'sendQueue'
  | 'templateQueue'
  | 'deleteTemplate'
  | 'readVersionFigures'
  | 'now'
  | 'newId'
  | 'log'
  | 'count'
  | 'mail'
>;

/** What the sweep needs, from the table and what lies outside of it. */
export const createSweepDeps = (table: Table, outside: Outside): SweepDeps => ({
  ...outside,
  table,
  issues: createIssueRepository(table, outside.now),
  chunks: createChunkRepository(table),
  runs: createRunRepository(table),
  events: createChunkEventsRepository(table, outside.now),
  templates: createTemplateRepository(table, outside.now),
  pace: createPace(table),
  versionsOf: (issue) => versionsOfIssue(table, issue),
});
