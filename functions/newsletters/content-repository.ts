import * as z from 'zod';
import { type IssueContent, issueContentSchema } from '../../emails/blocks/schema.ts';
import type { Write } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import { AppError } from '../../shared/errors.ts';
import type { Issue } from './issue.ts';
import { hashSchema } from './issue-ids.ts';
import { contentKey } from './issue-keys.ts';

const storedSchema = z.object({ hash: hashSchema, content: issueContentSchema });

/** Belongs into the transaction that sets the issue's `contentHash`. */
export const contentWrite = (issueId: string, content: IssueContent, hash: string): Write => ({
  put: { ...contentKey(issueId), content, hash },
});

/**
 * What staff wrote in this revision of the issue.
 * @throws {AppError} issue.changed when somebody has written something else since `issue` was read.
 */
export async function readContent(table: Table, issue: Issue): Promise<IssueContent> {
  const item = await table.get(contentKey(issue.issueId), { consistent: true });
  const stored = storedSchema.parse(item);
  if (stored.hash !== issue.contentHash) {
    throw new AppError('issue.changed', 'The issue was changed meanwhile. Read it again.');
  }
  return stored.content;
}
