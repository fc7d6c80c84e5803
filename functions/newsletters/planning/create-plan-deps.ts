import type { Table } from '../../../shared/data/table.ts';
import { createPace } from '../../mail/index.ts';
import { createRecipients } from '../../subscribers/index.ts';
import { createChunkEventsRepository } from '../events/chunk-events-repository.ts';
import { createIssueRepository } from '../issue-repository.ts';
import { createChunkRepository } from '../sending/chunk-repository.ts';
import { createTemplateRepository } from '../templates/template-repository.ts';
import { versionsOfIssue } from '../versions/issue-versions.ts';
import type { PlanIssueDeps } from './plan-issue.ts';
import { createRunRepository } from './run-repository.ts';

type Outside = Pick<PlanIssueDeps, 'sendQueue' | 'now' | 'newId'>;

/** What planning needs, from the table and what lies outside of it. */
export const createPlanDeps = (table: Table, outside: Outside): PlanIssueDeps => ({
  ...outside,
  table,
  issues: createIssueRepository(table, outside.now),
  recipients: createRecipients(table),
  chunks: createChunkRepository(table),
  runs: createRunRepository(table),
  templates: createTemplateRepository(table, outside.now),
  events: createChunkEventsRepository(table, outside.now),
  pace: createPace(table),
  versionsOf: (issue) => versionsOfIssue(table, issue),
});
