import { secondsAfter } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { contentHash } from '../content-hash.ts';
import { readContent } from '../content-repository.ts';
import type { Approval, Issue } from '../issue.ts';
import { moves } from '../lifecycle.ts';
import { applyMove, changed, issueForMove, type StaffAction } from '../move-issue.ts';
import { findVariants } from '../variants-repository.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { readIssueFacts } from './issue-facts.ts';
import { writeOnlinePages } from './online-pages.ts';
import { preflightIssue, requireClean } from './preflight-issue.ts';
import { type RenderedMail, renderIssue } from './render-issue.ts';

export interface ApprovalRequest {
  /** Days before or after `sendAt` on which the issue may go out without another approval. */
  readonly allowedMoveDays: number;
  readonly explainIn: Language;
}

const undoSeconds = 600;

/**
 * Approves exactly what was submitted: the hash over all that is bound is computed again, facts of the campaign are as
 * they were, the preflight is clean again, and every mail renders to what the reviewers saw. Has the templates made.
 * @throws {AppError} issue.same_person for whoever wrote it; issue.changed; issue.not_approvable
 */
export async function approveIssue(
  deps: ComposeDeps,
  action: StaffAction,
  { allowedMoveDays, explainIn }: ApprovalRequest,
): Promise<Issue> {
  const issue = await issueForMove(deps, action, moves.approve);
  requireSecondPerson(issue, action.principal);
  const content = await readContent(deps.table, issue);
  const hash = contentHash({ ...issue, content });
  if (hash !== issue.contentHash) throw changed();
  const facts = await readIssueFacts(deps, issue, content);
  const mails = await renderIssue(issue, content, facts, deps.siteUrl);
  requireClean(await preflightIssue(deps, issue, { content, facts, mails }, explainIn));
  if (facts.hash !== issue.factsHash) throw factsChanged();
  await requireSameMails(deps, issue, mails);
  await writeOnlinePages(deps, issue, content, facts);
  const at = deps.now();
  const approval: Approval = {
    by: action.principal.accountId,
    at: at.toISOString(),
    hash,
    allowedMoveDays,
    undoUntil: secondsAfter(at, undoSeconds).toISOString(),
  };
  const approved = await applyMove(deps, action.principal, issue, moves.approve, {
    set: { approval },
    fields: ['approval'],
  });
  const { issueId } = issue;
  await deps.templates.send(
    mails.map(({ variant: { variantId } }) => ({ issueId, hash, variantId })),
  );
  return approved;
}

const factsChanged = () =>
  new AppError(
    'issue.changed',
    'What the mails say of a vote or of an ambassador has changed since they were submitted. Withdraw the issue, look at it and submit it again.',
  );

/** Nobody approves what they wrote, not even a part of it. @throws {AppError} issue.same_person */
function requireSecondPerson({ editors }: Issue, { accountId }: Principal): void {
  if (!editors.includes(accountId)) return;
  throw new AppError('issue.same_person', 'Somebody who has not written on it approves an issue.');
}

/** @throws {AppError} issue.changed when a mail is not what was rendered for the review, letter by letter. */
async function requireSameMails(
  { table }: ComposeDeps,
  { issueId, contentHash }: Issue,
  mails: readonly RenderedMail[],
): Promise<void> {
  const reviewed = await findVariants(table, issueId, contentHash);
  const names = (reviewed?.variants ?? []).map(({ templateName }) => templateName);
  const present = mails.map(({ variant }) => variant.templateName);
  if (names.join() === present.join()) return;
  throw new AppError(
    'issue.changed',
    'The mails look different since they were submitted. Withdraw the issue, look at it and submit it again.',
  );
}
