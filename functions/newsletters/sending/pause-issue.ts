import type { Clock } from '../../../shared/clock.ts';
import type { PauseReason } from '../issue.ts';
import type { IssueRepository } from '../issue-repository.ts';
import { moves } from '../lifecycle.ts';

/** Pauses an issue that cannot be sent now; everyone who is pending stays so. Nothing when it is not `sending`. */
export type PauseIssue = (issueId: string, reason: PauseReason) => Promise<void>;

export const createPauseIssue =
  ({ issues, now }: { issues: Pick<IssueRepository, 'transition'>; now: Clock }): PauseIssue =>
  async (issueId, reason) => {
    await issues.transition(issueId, {
      from: moves.pause.from,
      to: moves.pause.to,
      set: { pause: { reason, at: now().toISOString() } },
    });
  };
