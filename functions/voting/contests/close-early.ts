import { AppError } from '../../../shared/errors.ts';
import { type AskDeps, askCountNow } from './ask-count.ts';
import { type ChangeDeps, writeChange } from './change-contest.ts';
import type { Contest } from './contest.ts';
import { phaseOf } from './phase.ts';
import { contestForAction, type StaffAction } from './staff-action.ts';

/**
 * Ends voting before its time. The count closes the gates one by one: votes that land meanwhile still count.
 * @throws {AppError} contest.not_found, contest.changed; contest.state when voting is not open
 */
export async function closeEarly(
  deps: ChangeDeps & AskDeps,
  action: StaffAction,
): Promise<Contest> {
  const contest = await contestForAction(deps, action, ['reviewing', 'open']);
  const at = deps.now();
  if (phaseOf(contest, at) !== 'open' || contest.gatesWrittenAt === undefined) {
    throw new AppError('contest.state', 'Voting is not open.');
  }
  const closing = await writeChange(
    contest,
    {
      action: 'contest.closed-early',
      by: action.principal,
      set: {
        state: 'closing',
        closedEarly: { at: at.toISOString(), by: action.principal.accountId },
      },
      fields: ['state', 'closedEarly'],
    },
    deps,
  );
  await askCountNow({ task: 'close', contestId: contest.id }, deps);
  return closing;
}
