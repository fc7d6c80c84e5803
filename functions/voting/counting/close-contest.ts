import { closeGates } from '../casting/gates.ts';
import { changeContest } from '../contests/change-contest.ts';
import type { Contest } from '../contests/contest.ts';
import type { CountDeps } from './count-deps.ts';

/**
 * Closes the gates of a contest one by one, and notes `closing → closed` after the last, when no vote can land any more,
 * with the number of voters and ballots. A contest that is closed early is closed from when its last gate was: until then votes
 * may have landed by another.
 */
export async function closeContest(found: Contest, deps: CountDeps): Promise<void> {
  const { id, state } = found;
  if (state !== 'closing' && state !== 'closed') return;
  if (state === 'closing') {
    const { closedEarly, voting } = found;
    const wanted = new Date(closedEarly?.at ?? voting.closes.at);
    const refusedFrom = await closeGates(deps.votes, id, wanted, deps);
    const isEarly = closedEarly && refusedFrom < new Date(voting.closes.at);
    const closedAt = isEarly ? refusedFrom.toISOString() : voting.closes.at;
    const { roll, online: ballots } = await deps.cast.cohortCounts(id);
    await changeContest(deps, id, async (present) =>
      present.state === 'closing'
        ? {
            action: 'contest.closed',
            by: 'system',
            set: { state: 'closed', closedAt },
            fields: ['state', 'closedAt'],
            values: { closedAt, roll, ballots },
          }
        : undefined,
    );
  }
  await deps.countQueue.send([{ task: 'survey', contestId: id }]);
}
