import type { Language } from '../../../shared/i18n/language.ts';
import { readContent } from '../content-repository.ts';
import type { Issue } from '../issue.ts';
import { moves } from '../lifecycle.ts';
import { applyMove, issueForMove, type StaffAction } from '../move-issue.ts';
import { variantsWrite } from '../variants-repository.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { preflightIssue, requireClean } from './preflight-issue.ts';
import { type RenderedMail, renderIssue } from './render-issue.ts';

/**
 * Hands a draft in for review: renders every variant as it will be sent and keeps it under the content's
 * hash. A crash before the last step leaves files that nobody refers to.
 * @throws {AppError} issue.not_approvable with everything that the preflight stops.
 */
export async function submitIssue(
  deps: ComposeDeps,
  action: StaffAction,
  explainIn: Language,
): Promise<Issue> {
  const issue = await issueForMove(deps, action, moves.submit);
  const content = await readContent(deps.table, issue);
  const mails = await renderIssue(issue, content, deps.siteUrl);
  requireClean(await preflightIssue(deps, issue, { content, mails }, explainIn));
  await writeFiles(deps, mails);
  const variants = {
    issueId: issue.issueId,
    hash: issue.contentHash,
    variants: mails.map(({ variant }) => variant),
  };
  return applyMove(deps, action.principal, issue, moves.submit, {
    also: [variantsWrite(variants)],
  });
}

/** Files under way at once. */
const together = 8;

async function writeFiles(
  { files }: Pick<ComposeDeps, 'files'>,
  mails: readonly RenderedMail[],
): Promise<void> {
  for (let start = 0; start < mails.length; start += together) {
    const group = mails.slice(start, start + together);
    await Promise.all(group.map(({ variant, mail }) => files.write(variant.renderedKey, mail)));
  }
}
