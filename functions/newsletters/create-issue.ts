import type { IssueContent } from '../../emails/blocks/schema.ts';
import type { Table } from '../../shared/data/table.ts';
import { type Principal, requireRole } from '../../shared/http/principal.ts';
import { auditWrite } from '../staff/index.ts';
import { contentHash } from './content-hash.ts';
import { contentWrite, readContent } from './content-repository.ts';
import { editableFields, requireOneRegion, withEditor } from './editable-fields.ts';
import type { Issue } from './issue.ts';
import type { NewIssue } from './issue-input.ts';
import type { MoveDeps } from './move-issue.ts';
import { pickedInstant } from './send-time.ts';

export interface CreateDeps extends MoveDeps {
  readonly table: Table;
}

export interface WrittenIssue {
  readonly issue: Issue;
  readonly content: IssueContent;
}

/**
 * @param earlierEditors account ids of those who wrote what the content is taken from.
 * @throws {AppError} auth.forbidden, request.invalid, issue.schedule
 */
export async function createIssue(
  deps: CreateDeps,
  principal: Principal,
  { content, ...fields }: NewIssue,
  earlierEditors: readonly string[] = [],
): Promise<WrittenIssue> {
  requireRole(principal, 'editor', fields.municipalities);
  requireOneRegion(fields);
  if (fields.sendAt) pickedInstant(fields.sendAt);
  const at = deps.now().toISOString();
  const issue: Issue = {
    ...fields,
    issueId: deps.newId('iss'),
    state: 'draft',
    revision: 1,
    contentHash: contentHash({ ...fields, content }),
    author: principal.accountId,
    editors: withEditor(earlierEditors, principal),
    createdAt: at,
    updatedAt: at,
  };
  const { issueId: subject, municipalities } = issue;
  const audit = auditWrite({ principal, action: 'issue.created', subject, municipalities }, deps);
  await deps.issues.create(issue, [contentWrite(subject, content, issue.contentHash), audit]);
  return { issue, content };
}

/**
 * A new draft with the same content, for the same people, without a time. Who wrote what nobody has approved does not
 * come to approve it by way of a copy.
 * @throws {AppError} issue.not_found, auth.forbidden
 */
export async function duplicateIssue(
  deps: CreateDeps,
  principal: Principal,
  issueId: string,
): Promise<WrittenIssue> {
  const issue = await deps.issues.read(issueId);
  const content = await readContent(deps.table, issue);
  const copy = { ...editableFields(issue), sendAt: undefined, content };
  return createIssue(deps, principal, copy, issue.approval ? [] : issue.editors);
}
