import type { IssueContent } from '../../../emails/blocks/schema.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import { auditWrite } from '../../staff/index.ts';
import { contentHash, hashOf } from '../content-hash.ts';
import { contentWrite } from '../content-repository.ts';
import { voided } from '../edit-issue.ts';
import { editableFields } from '../editable-fields.ts';
import type { Issue } from '../issue.ts';
import { launchName } from '../launch-message.ts';
import { moves } from '../lifecycle.ts';
import { moveBySystem } from '../move-by-system.ts';
import { contentOf } from './move-send.ts';
import type { TiedDeps } from './tied-issues.ts';

/** What is written to those who got a mail that does not hold any more. */
export interface Correction {
  readonly issueId: string;
  /** For staff. */
  readonly title: string;
  readonly content: IssueContent;
}

/** See {@link createTiedIssues}. @throws {ConditionFailed} also when the id is taken. */
export async function writeCorrection(
  deps: TiedDeps,
  of: Issue,
  { issueId, title, content }: Correction,
  also: readonly Write[],
): Promise<void> {
  const at = deps.now().toISOString();
  // News of a change has one version, and does not wait.
  const without = { sendAt: undefined, trial: undefined, spread: undefined };
  const fields = { ...editableFields(of), ...without, title };
  const issue: Issue = {
    ...fields,
    issueId,
    corrects: of.issueId,
    state: 'draft',
    revision: 1,
    contentHash: contentHash({ ...fields, content }),
    author: 'system',
    editors: ['system'],
    createdAt: at,
    updatedAt: at,
  };
  const { municipalities } = issue;
  const line = { principal: 'system', action: 'issue.created', subject: issueId } as const;
  const audit = auditWrite({ ...line, municipalities }, deps);
  await deps.issues.create(issue, [
    contentWrite(issueId, content, issue.contentHash),
    audit,
    ...also,
  ]);
}

/** What stands in place of an earlier correction. */
export interface Rewriting extends Omit<Correction, 'issueId'> {
  /** {@link wordsOf} what was written before. */
  readonly replaces: string;
}

/** Tells the words of a correction from what staff made of them. */
export const wordsOf = (content: IssueContent): string => hashOf(content);

/** `edited`: staff have written into it, and their words stay. */
export type RewriteOutcome = 'rewritten' | 'edited';

/** See {@link createTiedIssues}. The time that staff gave it stays. */
export async function rewriteCorrection(
  deps: TiedDeps,
  issue: Issue,
  { title, content, replaces }: Rewriting,
  also: (outcome: RewriteOutcome) => readonly Write[],
): Promise<boolean> {
  const present = await contentOf(deps, issue);
  if (!present) return false;
  const outcome = wordsOf(present) === replaces ? 'rewritten' : 'edited';
  const words = outcome === 'rewritten' ? content : present;
  const { issueId, revision, factsHash: _, ...fields } = issue;
  const hash = contentHash({ ...fields, content: words });
  const rewritten = await moveBySystem(deps, issue, moves.rebind, {
    revision,
    set: { title, contentHash: hash },
    remove: voided,
    also: [contentWrite(issueId, words, hash), ...also(outcome)],
  });
  if (rewritten && issue.schedule) await deps.scheduler.clear(launchName(issueId));
  return rewritten !== undefined;
}

/** See {@link createTiedIssues}. */
export async function dropCorrection(
  deps: TiedDeps,
  issue: Issue,
  also: readonly Write[],
): Promise<boolean> {
  const { issueId, revision } = issue;
  const dropped = await moveBySystem(deps, issue, moves.drop, {
    revision,
    remove: ['schedule'],
    also,
  });
  if (dropped && issue.schedule) await deps.scheduler.clear(launchName(issueId));
  return dropped !== undefined;
}
