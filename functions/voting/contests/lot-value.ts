import { AppError } from '../../../shared/errors.ts';
import { type ChangeDeps, writeChange } from './change-contest.ts';
import type { Contest } from './contest.ts';
import { contestForAction, requireOtherPerson, type StaffAction } from './staff-action.ts';

interface LotAction extends StaffAction {
  /** The number of the lot's source, as published there. */
  readonly value: string;
}

/**
 * One person enters the number that breaks ties; again for a slip, until another has confirmed it.
 * @throws {AppError} contest.not_found, contest.changed; contest.state before closing, after publication, and once confirmed
 */
export async function proposeLot(
  deps: ChangeDeps,
  { value, ...action }: LotAction,
): Promise<Contest> {
  const contest = await unconfirmed(deps, action);
  const lotProposal = { value, by: action.principal.accountId, at: deps.now().toISOString() };
  return writeChange(
    contest,
    {
      action: 'lot.proposed',
      by: action.principal,
      set: { lotProposal },
      fields: ['lot'],
      values: { value },
    },
    deps,
  );
}

/**
 * Another person enters the same number.
 * @throws {AppError} as {@link proposeLot}; contest.same_person; request.invalid when the numbers differ
 */
export async function confirmLot(
  deps: ChangeDeps,
  { value, ...action }: LotAction,
): Promise<Contest> {
  const contest = await unconfirmed(deps, action);
  const { lotProposal, lot } = contest;
  if (!lotProposal) throw new AppError('contest.state', 'Nobody has entered the lot yet.');
  requireOtherPerson(action.principal, lotProposal.by);
  if (lotProposal.value !== value) {
    const issue = { path: 'body.value', message: 'This is not what the first person entered.' };
    throw new AppError('request.invalid', 'The two values differ.', { issues: [issue] });
  }
  return writeChange(
    contest,
    {
      action: 'lot.confirmed',
      by: action.principal,
      set: { lot: { ...lot, value }, lotProposal: undefined },
      fields: ['lot'],
      values: { source: lot.source, value },
    },
    deps,
  );
}

async function unconfirmed(deps: ChangeDeps, action: StaffAction): Promise<Contest> {
  const contest = await contestForAction(deps, action, ['closed']);
  if (contest.lot.value === undefined) return contest;
  throw new AppError('contest.state', 'Two people have entered the lot: it stays.');
}
