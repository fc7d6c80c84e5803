import type { Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Scheduler } from '../../../shared/schedule/scheduler.ts';
import { type Issue, issueSchema } from '../issue.ts';
import { issueKey } from '../issue-keys.ts';
import type { MoveDeps } from '../move-issue.ts';
import {
  type Correction,
  dropCorrection,
  type RewriteOutcome,
  type Rewriting,
  rewriteCorrection,
  writeCorrection,
} from './correction.ts';
import { type MoveOutcome, moveSend, type NewTime } from './move-send.ts';
import { pauseSend, stopSend } from './stop-send.ts';

export interface TiedDeps extends MoveDeps {
  readonly table: Table;
  readonly scheduler: Scheduler;
}

export type TiedIssues = ReturnType<typeof createTiedIssues>;

/**
 * Issues that are sent because of something outside, which is told in the same transaction: `also` is written with each change or
 * not at all. A change answers false, and nothing is written, when the issue has changed since it was read.
 * @throws {ConditionFailed} when a condition of `also` does not hold.
 */
export function createTiedIssues(deps: TiedDeps) {
  return {
    /** Those that exist, by id. Consistent. */
    async findMany(issueIds: readonly string[]): Promise<Map<string, Issue>> {
      const keys = [...new Set(issueIds)].map(issueKey);
      const items = await deps.table.getMany(keys, { consistent: true });
      return new Map(
        items.map((item) => issueSchema.parse(item)).map((issue) => [issue.issueId, issue]),
      );
    },

    /** Gives an issue that is not on its way another time. */
    move: (
      issue: Issue,
      time: NewTime,
      also: (outcome: MoveOutcome) => readonly Write[],
    ): Promise<boolean> => moveSend(deps, issue, time, also),

    /** Takes the time away from an issue that is scheduled; others stay as they are. */
    stop: (issue: Issue, also: readonly Write[]): Promise<boolean> => stopSend(deps, issue, also),

    /** Keeps an issue that is on its way from going on. */
    pause: (issue: Issue, also: readonly Write[]): Promise<boolean> => pauseSend(deps, issue, also),

    /** A draft for those who got this issue, or will; staff read, mend and submit it. */
    writeCorrection: (of: Issue, correction: Correction, also: readonly Write[]): Promise<void> =>
      writeCorrection(deps, of, correction, also),

    /** Makes a correction that is not on its way a draft with other words. */
    rewriteCorrection: (
      issue: Issue,
      rewriting: Rewriting,
      also: (outcome: RewriteOutcome) => readonly Write[],
    ): Promise<boolean> => rewriteCorrection(deps, issue, rewriting, also),

    /** Throws a correction away that is not on its way. */
    dropCorrection: (issue: Issue, also: readonly Write[]): Promise<boolean> =>
      dropCorrection(deps, issue, also),

    /** Belongs into a transaction that rests on what an issue was when it was read. */
    unchanged: ({ issueId, revision }: Issue): Write => ({
      check: issueKey(issueId),
      condition: { expression: 'revision = :revision', values: { ':revision': revision } },
    }),
  };
}
