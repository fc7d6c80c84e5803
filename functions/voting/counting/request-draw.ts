import { AppError } from '../../../shared/errors.ts';
import { type AskDeps, askCountNow } from '../contests/ask-count.ts';
import { type ChangeDeps, writeChange } from '../contests/change-contest.ts';
import type { Contest } from '../contests/contest.ts';
import { contestForAction, type StaffAction } from '../contests/staff-action.ts';

/** What decides a prize draw: a public number of its own, and how many win. */
export interface DrawWish {
  readonly winners: number;
  readonly source: string;
  readonly value: string;
}

/**
 * Has the count draw the prize, once. The entries are in a table that staff cannot read: nobody chooses a value by who
 * would win.
 * @throws {AppError} contest.not_found, contest.changed; contest.state before voting is closed, where there is no prize, and
 * once it is drawn; request.invalid for the number that breaks ties
 */
export async function requestDraw(
  deps: ChangeDeps & AskDeps,
  { wish, ...action }: StaffAction & { readonly wish: DrawWish },
): Promise<Contest> {
  const contest = await contestForAction(deps, action, ['closed', 'published']);
  if (!contest.prize) throw new AppError('contest.state', 'This contest has no prize.');
  if (contest.prizeDraw) throw new AppError('contest.state', 'The prize is drawn once.');
  if (wish.value === contest.lot.value) {
    const issue = { path: 'body.value', message: 'This number breaks ties. Take another.' };
    throw new AppError('request.invalid', 'The draw needs a number of its own.', {
      issues: [issue],
    });
  }
  const { accountId } = action.principal;
  const requested = await writeChange(
    contest,
    {
      action: 'prize.draw-requested',
      by: action.principal,
      set: { prizeDraw: { ...wish, by: accountId, requestedAt: deps.now().toISOString() } },
      fields: ['prizeDraw'],
      values: { ...wish },
    },
    deps,
  );
  await askCountNow({ task: 'draw-prize', contestId: contest.id }, deps);
  return requested;
}
