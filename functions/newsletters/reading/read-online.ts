import type { Table } from '../../../shared/data/table.ts';
import { issueKey } from '../issue-keys.ts';
import { isInVersion, variantInVersion } from '../versions/variant-of-version.ts';
import { findOnlinePage, type OnlinePage } from './online-page-repository.ts';
import { type ReadableIssue, readableIssueSchema } from './readable-issue.ts';

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
  const { hash } = issue.approval;
  return findOnlinePage(table, issueId, { hash, variantId: variantToRead(variantId, issue) });
}

/** Whoever comes from the archive reads the version that most got, or the first until one is chosen. */
function variantToRead(variantId: string, { trial, decision }: ReadableIssue): string {
  if (!trial || isInVersion(variantId)) return variantId;
  return variantInVersion(variantId, decision?.version ?? 'a');
}
