import type { PauseReason } from '../issue.ts';
import type { IssueRepository } from '../issue-repository.ts';
import { moves } from '../lifecycle.ts';
import { moveBySystem, type SystemMoveDeps } from '../move-by-system.ts';

/** Pauses an issue that cannot be sent now; everyone who is pending stays so. Nothing when it is not `sending`. */
export type PauseIssue = (issueId: string, reason: PauseReason) => Promise<void>;

interface PauseDeps extends SystemMoveDeps {
  readonly issues: Pick<IssueRepository, 'find' | 'transition'>;
}

export const createPauseIssue =
  (deps: PauseDeps): PauseIssue =>
  async (issueId, reason) => {
    const issue = await deps.issues.find(issueId);
    if (!issue) return;
    const pause = { reason, at: deps.now().toISOString() };
    await moveBySystem(deps, issue, moves.pause, { set: { pause } });
  };
