import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { type ChangeDeps, changed } from './change-contest.ts';
import type { Contest, ContestState } from './contest.ts';

/** What a person's action rests on: who, and the version they have seen (the present one when absent). */
export interface StaffAction {
  readonly principal: Principal;
  readonly contestId: string;
  readonly version?: number | undefined;
}

/**
 * Reads the contest for an action of staff.
 * @throws {AppError} contest.not_found; contest.changed when it has moved on from the version they have seen; contest.state
 * when the action does not fit its state.
 */
export async function contestForAction(
  { contests }: Pick<ChangeDeps, 'contests'>,
  { contestId, version }: Omit<StaffAction, 'principal'>,
  from: readonly ContestState[],
): Promise<Contest> {
  const contest = await contests.read(contestId);
  if (version !== undefined && version !== contest.version) throw changed();
  if (from.includes(contest.state)) return contest;
  throw new AppError(
    'contest.state',
    `This contest is ${contest.state}; that is possible while it is ${from.join(' or ')}.`,
  );
}

/** @throws {AppError} contest.same_person */
export function requireOtherPerson({ accountId }: Principal, first: string): void {
  if (accountId !== first) return;
  throw new AppError('contest.same_person', 'This takes a second person.');
}
