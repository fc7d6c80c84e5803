import { daysAfter, epochSeconds } from '../../../shared/clock.ts';
import { keptDays } from '../../../shared/privacy/kept-days.ts';
import { closeGates } from '../casting/gates.ts';
import { isAppealOver } from '../contests/appeal.ts';
import { changeContest } from '../contests/change-contest.ts';
import type { Contest } from '../contests/contest.ts';
import type { CountDeps } from './count-deps.ts';
import { expireEntries, removeEntries } from './draw-entries.ts';
import { publishAuditLog } from './publish-audit-log.ts';

/** Days that entries for a draw stay after nobody can enter any more. */
export const entryDays = keptDays.prizeWinners;

/**
 * Destroys what could still join a voter with a vote: the pepper, by force, once nobody can appeal any more; of a contest that
 * was cancelled the votes, too. What was published stays and can be counted again. Requests to vote and counts of signals
 * mean nothing without the pepper and are removed by their time to live.
 */
export async function destroySecrets(contest: Contest, deps: CountDeps): Promise<void> {
  if (contest.pepperDestroyedAt !== undefined) return publishedAgain(contest, deps);
  if (contest.state === 'cancelled') return destroyCancelled(contest, deps);
  if (contest.state !== 'published' || !isAppealOver(contest, deps.now())) return;
  await deps.peppers.destroy(contest.id);
  await expireEntries(contest.id, epochSeconds(daysAfter(deps.now(), entryDays)), deps);
  await publishedAgain(await noteDestroyed(contest, ['pepper'], deps), deps);
}

async function destroyCancelled(contest: Contest, deps: CountDeps): Promise<void> {
  const { id, cancelledAt } = contest;
  // First: a vote that lands after the others were destroyed would stay.
  await closeGates(deps.votes, id, new Date(cancelledAt ?? deps.now()), deps);
  await deps.peppers.destroy(id);
  await deps.cast.destroyVotes(id);
  await removeEntries(id, deps);
  await noteDestroyed(contest, ['pepper', 'votes'], deps);
}

const noteDestroyed = (
  { id }: Contest,
  destroyed: readonly string[],
  deps: CountDeps,
): Promise<Contest> =>
  changeContest(deps, id, async ({ pepperDestroyedAt }) =>
    pepperDestroyedAt === undefined
      ? {
          action: 'pepper.destroyed',
          by: 'system',
          set: { pepperDestroyedAt: deps.now().toISOString() },
          fields: ['pepperDestroyedAt'],
          values: { destroyed },
        }
      : undefined,
  );

/** The published log says that the pepper is gone. */
async function publishedAgain({ id, state }: Contest, deps: CountDeps): Promise<void> {
  if (state === 'published') await publishAuditLog(id, deps);
}
