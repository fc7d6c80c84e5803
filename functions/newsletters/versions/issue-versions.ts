import type { Version } from '../../../emails/blocks/version.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Issue } from '../issue.ts';
import { findVariants } from '../variants-repository.ts';

/** The versions that were rendered when the issue was submitted; none for an issue that has only one. */
export async function versionsOfIssue(
  table: Table,
  { issueId, contentHash }: Pick<Issue, 'issueId' | 'contentHash'>,
): Promise<readonly Version[]> {
  const found = await findVariants(table, issueId, contentHash);
  const versions = (found?.variants ?? []).flatMap(({ version }) => version ?? []);
  return [...new Set(versions)].sort();
}
