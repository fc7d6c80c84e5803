import type { Block, Chapter } from '../document.ts';
import type { ProgrammeReport } from '../report.ts';
import { contestsTable, issuesTable } from './detail-tables.ts';
import { say } from './report-messages.ts';

/** What was added up in the chapters, one by one; no chapter where there is nothing. */
export function lists(report: ProgrammeReport): readonly Chapter[] {
  const blocks: readonly Block[] = [...issuesTable(report), ...contestsTable(report)];
  if (blocks.length === 0) return [];
  const intro = { kind: 'paragraph', text: say('lists.intro') } as const;
  return [{ id: 'lists', title: say('lists.title'), blocks: [intro, ...blocks] }];
}
