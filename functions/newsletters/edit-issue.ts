import { type Principal, requireRole } from '../../shared/http/principal.ts';
import type { Scheduler } from '../../shared/schedule/scheduler.ts';
import { contentHash } from './content-hash.ts';
import { contentWrite, readContent } from './content-repository.ts';
import type { CreateDeps, WrittenIssue } from './create-issue.ts';
import { changedFields, requireOneRegion, withEdit, withEditor } from './editable-fields.ts';
import type { Issue } from './issue.ts';
import type { IssueEdit } from './issue-input.ts';
import type { IssueChange } from './issue-repository.ts';
import { launchName } from './launch-message.ts';
import { moves } from './lifecycle.ts';
import { applyMove, issueForMove } from './move-issue.ts';
import { pickedInstant } from './send-time.ts';

export interface EditDeps extends CreateDeps {
  readonly scheduler: Scheduler;
}

export interface EditedIssue extends WrittenIssue {
  /** The issue had an approval, or waited for one, and must be submitted again. */
  readonly approvalVoided: boolean;
}

/**
 * Changes an issue that is not on its way yet. A change of anything that an approval binds makes it a draft
 * again, without approval or schedule; a new title does not.
 * @throws {AppError} issue.not_found, auth.forbidden, issue.changed, issue.state, request.invalid, issue.schedule
 */
export async function editIssue(
  deps: EditDeps,
  principal: Principal,
  issueId: string,
  edit: IssueEdit,
): Promise<EditedIssue> {
  const { revision } = edit;
  const issue = await issueForMove(deps, { principal, issueId, revision }, moves.rewrite);
  const asked = withEdit(issue, edit);
  requireRole(principal, 'editor', asked.municipalities);
  requireOneRegion(asked);
  if (asked.sendAt && asked.sendAt !== issue.sendAt) pickedInstant(asked.sendAt);
  const content = edit.content ?? (await readContent(deps.table, issue));
  const { factsHash } = issue;
  const isRewritten = contentHash({ ...asked, content, factsHash }) !== issue.contentHash;
  const fields = isRewritten ? withEdit(atPresentTime(issue), edit) : asked;
  const hash = isRewritten ? contentHash({ ...fields, content }) : issue.contentHash;
  const edited = await applyMove(deps, principal, issue, moves.rewrite, {
    to: isRewritten ? 'draft' : issue.state,
    set: { ...fields, ...(isRewritten && rewritten(issue, hash, principal)) },
    remove: [
      ...optionalFields.filter((name) => fields[name] === undefined),
      ...(isRewritten ? voided : []),
    ],
    also: isRewritten ? [contentWrite(issueId, content, hash)] : [],
    fields: [...changedFields(issue, fields), ...(edit.content ? ['content'] : [])],
  });
  if (isRewritten && issue.schedule) await deps.scheduler.clear(launchName(issueId));
  return { issue: edited, content, approvalVoided: isRewritten && issue.state !== 'draft' };
}

const optionalFields = ['sendAt', 'trial', 'spread'] as const;

export const voided = ['approval', 'schedule', 'factsHash', 'movedTo'] as const;

/** The time that an approval binds is that before its event moved; what is approved next is the time as it is now. */
const atPresentTime = (issue: Issue): Issue =>
  issue.movedTo ? { ...issue, sendAt: issue.movedTo } : issue;

const rewritten = (issue: Issue, hash: string, principal: Principal): IssueChange['set'] => ({
  contentHash: hash,
  editors: withEditor(issue.editors, principal),
});
