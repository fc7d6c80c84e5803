import type { IssueContent } from '../../../emails/blocks/schema.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { contentHash } from '../content-hash.ts';
import { contentWrite, readContent } from '../content-repository.ts';
import { withEditor } from '../editable-fields.ts';
import type { Issue } from '../issue.ts';
import { moves } from '../lifecycle.ts';
import { applyMove, issueForMove, type StaffAction } from '../move-issue.ts';
import { variantsWrite } from '../variants-repository.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { type IssueFacts, readIssueFacts } from './issue-facts.ts';
import { preflightIssue, requireClean } from './preflight-issue.ts';
import { type RenderedMail, renderIssue } from './render-issue.ts';

/**
 * Hands a draft in for review: renders every variant as it will be sent and keeps it under the content's
 * hash. A crash before the last step leaves files that nobody refers to. Whoever hands in what no person wrote answers for it,
 * and so cannot approve it.
 * @throws {AppError} issue.not_approvable with everything that the preflight stops.
 */
export async function submitIssue(
  deps: ComposeDeps,
  action: StaffAction,
  explainIn: Language,
): Promise<Issue> {
  const draft = await issueForMove(deps, action, moves.submit);
  const content = await readContent(deps.table, draft);
  const facts = await readIssueFacts(deps, draft, content);
  const issue = bound(draft, content, facts);
  const mails = await renderIssue(issue, content, facts, deps.siteUrl);
  requireClean(await preflightIssue(deps, issue, { content, facts, mails }, explainIn));
  await writeFiles(deps, mails);
  const variants = {
    issueId: issue.issueId,
    hash: issue.contentHash,
    variants: mails.map(({ variant }) => variant),
  };
  const { issueId, contentHash: hash, factsHash } = issue;
  return applyMove(deps, action.principal, draft, moves.submit, {
    set: {
      contentHash: hash,
      ...(factsHash !== undefined && { factsHash }),
      ...(draft.author === 'system' && { editors: withEditor(draft.editors, action.principal) }),
    },
    remove: factsHash === undefined ? ['factsHash'] : [],
    also: [variantsWrite(variants), contentWrite(issueId, content, hash)],
  });
}

/** The issue under the hash of all that its mails say, the facts of the campaign among it. */
function bound(draft: Issue, content: IssueContent, facts: Pick<IssueFacts, 'hash'>): Issue {
  const { factsHash: _, ...rest } = draft;
  const issue = facts.hash === undefined ? rest : { ...rest, factsHash: facts.hash };
  return { ...issue, contentHash: contentHash({ ...issue, content }) };
}

/** Files under way at once. */
const together = 8;

async function writeFiles(
  { files }: Pick<ComposeDeps, 'files'>,
  mails: readonly RenderedMail[],
): Promise<void> {
  for (let start = 0; start < mails.length; start += together) {
    const group = mails.slice(start, start + together);
    await Promise.all(
      group.map(({ variant, mail }) => files.write(variant.renderedKey, mail.bound)),
    );
  }
}
