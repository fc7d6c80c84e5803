import type { Table } from '../../../shared/data/table.ts';
import { type Issue, issueSchema } from '../issue.ts';
import { issueListPartition } from '../issue-keys.ts';

/** The issues whose sending began in `[from, to)`, in the order in which they were written. Reads the list of all. */
export async function listStartedIssues(
  table: Table,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Issue[]> {
  const issues: Issue[] = [];
  const filter = {
    expression: 'sendingSince >= :from AND sendingSince < :to',
    values: { ':from': from.toISOString(), ':to': to.toISOString() },
  };
  for await (const item of table.queryAll({ index: 'gsi1', pk: issueListPartition, filter })) {
    issues.push(issueSchema.parse(item));
  }
  return issues;
}
