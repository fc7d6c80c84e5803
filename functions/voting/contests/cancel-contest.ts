import { type AskDeps, askCountNow } from './ask-count.ts';
import { type ChangeDeps, writeChange } from './change-contest.ts';
import type { Contest } from './contest.ts';
import { contestForAction, type StaffAction } from './staff-action.ts';

/**
 * Ends a contest before voting has ended. What was cast is destroyed.
 * @param reason public, as it stands in the contest's log.
 * @throws {AppError} contest.not_found, contest.changed; contest.state once voting ends
 */
export async function cancelContest(
  deps: ChangeDeps & AskDeps,
  { reason, ...action }: StaffAction & { readonly reason: string },
): Promise<Contest> {
  const contest = await contestForAction(deps, action, ['nominating', 'reviewing', 'open']);
  const cancelled = await writeChange(
    contest,
    {
      action: 'contest.cancelled',
      by: action.principal,
      set: { state: 'cancelled', cancelledAt: deps.now().toISOString() },
      fields: ['state', 'cancelledAt'],
      values: { reason },
    },
    deps,
  );
  if (contest.ballotFixedAt !== undefined) {
    await askCountNow({ task: 'destroy', contestId: contest.id }, deps);
  }
  return cancelled;
}
