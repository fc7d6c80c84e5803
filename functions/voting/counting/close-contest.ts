import { closeGates } from '../casting/gates.ts';
import { changeContest } from '../contests/change-contest.ts';
import type { Contest } from '../contests/contest.ts';
import type { CountDeps } from './count-deps.ts';

/**
 * Closes the gates of a contest one by one, and notes `closing → closed` after the last, when no vote can land any more,
 * with the number of voters and ballots.
 */
export async function closeContest(found: Contest, deps: CountDeps): Promise<void> {
  const { id, state } = found;
  if (state !== 'closing' && state !== 'closed') return;
  if (state === 'closing') {
    await closeGates(deps.votes, id, new Date(votingEnd(found)), deps);
    const { roll, online: ballots } = await deps.cast.cohortCounts(id);
    await changeContest(deps, id, async (present) =>
      present.state === 'closing'
        ? {
            action: 'contest.closed',
            by: 'system',
            set: { state: 'closed', closedAt: votingEnd(present) },
            fields: ['state', 'closedAt'],
            values: { closedAt: votingEnd(present), roll, ballots },
          }
        : undefined,
    );
  }
  await deps.countQueue.send([{ task: 'survey', contestId: id }]);
}

/** From when on no vote is let in. */
const votingEnd = ({ closedEarly, voting: { closes } }: Contest): string =>
  closedEarly && new Date(closedEarly.at) < new Date(closes.at) ? closedEarly.at : closes.at;
