import type { Table } from '../../../shared/data/table.ts';
import { presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { listStartedIssues } from '../../newsletters/index.ts';
import { createCounterRepository } from '../counters/counter-repository.ts';
import type { IssueLine } from './report.ts';
import { instantsOf, type ReportPeriod } from './report-period.ts';

/** The newsletters whose sending began in the period, the first first, with what came of them until its end. */
export async function readIssues(
  table: Table,
  period: ReportPeriod,
  nisCodes: ReadonlySet<string>,
): Promise<IssueLine[]> {
  const counters = createCounterRepository(table);
  const lines: IssueLine[] = [];
  for (const issue of await listStartedIssues(table, instantsOf(period))) {
    const { issueId, title, audience, sendingSince = '' } = issue;
    const municipalities = [...new Set(issue.municipalities.map(presentNisOf))];
    if (!municipalities.some((nis) => nisCodes.has(nis))) continue;
    const { total } = await counters.sum(`issue:${issueId}`, period);
    lines.push({ title, audience, startedAt: sendingSince, municipalities, figures: total });
  }
  return lines.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
}
