import type { Clock } from '../../shared/clock.ts';
import type { Write } from '../../shared/data/expressions.ts';
import { AppError } from '../../shared/errors.ts';
import { type Principal, requireRole } from '../../shared/http/principal.ts';
import type { NewId } from '../../shared/ids.ts';
import { auditWrite } from '../staff/index.ts';
import type { Issue } from './issue.ts';
import type { IssueChange, IssueRepository } from './issue-repository.ts';
import { isAllowedFrom, type Move } from './lifecycle.ts';

export interface MoveDeps {
  readonly issues: IssueRepository;
  readonly now: Clock;
  readonly newId: NewId;
}

/** What a person's action rests on: who, and the revision they have seen (the present one when absent). */
export interface StaffAction {
  readonly principal: Principal;
  readonly issueId: string;
  readonly revision?: number | undefined;
}

/**
 * Reads the issue for an action of staff.
 * @throws {AppError} issue.not_found; auth.forbidden; issue.changed when it has moved on from the revision
 * they have seen; issue.state when the action does not fit its state.
 */
export async function issueForMove(
  { issues }: Pick<MoveDeps, 'issues'>,
  { principal, issueId, revision }: StaffAction,
  move: Pick<Move, 'from' | 'role'>,
): Promise<Issue> {
  const issue = await issues.read(issueId);
  if (move.role !== 'system') requireRole(principal, move.role, issue.municipalities);
  if (revision !== undefined && revision !== issue.revision) throw changed();
  if (!isAllowedFrom(move, issue.state)) {
    throw new AppError(
      'issue.state',
      `This issue is ${issue.state}; that is possible while it is ${move.from.join(' or ')}.`,
    );
  }
  return issue;
}

type FieldChange = Pick<IssueChange, 'to' | 'set' | 'remove' | 'also'> & {
  /** Names of the changed fields, for the audit log. */
  readonly fields?: readonly string[];
};

/**
 * Makes the move that {@link issueForMove} has checked, with its line in the audit log.
 * @throws {AppError} issue.changed when something else was quicker.
 */
export async function applyMove(
  { issues, now, newId }: MoveDeps,
  principal: Principal,
  issue: Issue,
  move: Move,
  { fields = [], also = [], ...change }: FieldChange = {},
): Promise<Issue> {
  const audit: Write = auditWrite(
    {
      principal,
      action: move.action,
      subject: issue.issueId,
      municipalities: issue.municipalities,
      fields,
    },
    { now, newId },
  );
  const moved = await issues.transition(issue.issueId, {
    from: [issue.state],
    to: move.to,
    revision: issue.revision,
    ...change,
    also: [...also, audit],
  });
  if (!moved) throw changed();
  return moved;
}

export const changed = () =>
  new AppError('issue.changed', 'The issue was changed meanwhile. Read it again.');
