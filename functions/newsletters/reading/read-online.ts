import type { Table } from '../../../shared/data/table.ts';
import { issueKey } from '../issue-keys.ts';
import { findOnlinePage, type OnlinePage } from './online-page-repository.ts';
import { readableIssueSchema } from './readable-issue.ts';

/**
 * The page of a variant, exactly as it was approved. Undefined until the issue has begun to be sent: before, an
 * address that somebody guessed shows nothing.
 */
export async function readOnline(
  table: Table,
  issueId: string,
  variantId: string,
): Promise<OnlinePage | undefined> {
  const item = await table.get(issueKey(issueId));
  const issue = item && readableIssueSchema.parse(item);
  if (!issue?.sendingSince || !issue.approval) return undefined;
  return findOnlinePage(table, issueId, { hash: issue.approval.hash, variantId });
}
