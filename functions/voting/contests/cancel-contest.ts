import { AppError } from '../../../shared/errors.ts';
import { type AskDeps, askCountNow } from './ask-count.ts';
import { type ChangeDeps, writeChange } from './change-contest.ts';
import type { Contest } from './contest.ts';
import { phaseOf } from './phase.ts';
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
  const at = deps.now();
  // The stored state is a minute behind: nobody shall take back a vote whose last ballot is cast.
  if (phaseOf(contest, at) === 'counting') {
    throw new AppError('contest.state', 'Voting has ended.');
  }
  const cancelled = await writeChange(
    contest,
    {
      action: 'contest.cancelled',
      by: action.principal,
      set: { state: 'cancelled', cancelledAt: at.toISOString() },
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
