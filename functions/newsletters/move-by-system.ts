import type { Clock } from '../../shared/clock.ts';
import type { NewId } from '../../shared/ids.ts';
import { auditWrite } from '../staff/index.ts';
import type { Issue } from './issue.ts';
import type { IssueChange, IssueRepository } from './issue-repository.ts';
import type { Move } from './lifecycle.ts';

export interface SystemMoveDeps {
  readonly issues: Pick<IssueRepository, 'transition'>;
  readonly now: Clock;
  readonly newId: NewId;
}

/**
 * Makes a move that no person started, with its line in the audit log. Undefined, and nothing written, when the issue
 * has moved on.
 */
export function moveBySystem(
  { issues, now, newId }: SystemMoveDeps,
  { issueId, municipalities }: Pick<Issue, 'issueId' | 'municipalities'>,
  { from, to, action }: Move,
  { also = [], ...change }: Omit<IssueChange, 'from' | 'to'> = {},
): Promise<Issue | undefined> {
  const line = { principal: 'system', action, subject: issueId, municipalities } as const;
  const audit = auditWrite(line, { now, newId });
  return issues.transition(issueId, { from, to, ...change, also: [...also, audit] });
}
