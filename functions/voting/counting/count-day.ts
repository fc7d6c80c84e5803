import { wallTimeOf } from '../../../shared/time/wall-time.ts';
import { changeContest } from '../contests/change-contest.ts';
import type { Contest } from '../contests/contest.ts';
import type { CountDeps } from './count-deps.ts';

/**
 * Notes once a local day how many voters and ballots there are while voting is open, so that whoever added some later would
 * show. Votes come in meanwhile: the ballots are as many as the voters just before, or just after, or between.
 */
export async function countDay({ id }: Contest, deps: CountDeps): Promise<void> {
  const today = wallTimeOf(deps.now()).slice(0, 10);
  const isDue = ({ state, countedOn }: Contest) =>
    state === 'open' && (countedOn === undefined || countedOn < today);
  await changeContest(deps, id, async (present) => {
    if (!isDue(present)) return undefined;
    const rollBefore = await deps.cast.countRoll(id);
    const { online: ballots, roll: rollAfter } = await deps.cast.cohortCounts(id);
    return {
      action: 'contest.counted',
      by: 'system',
      set: { countedOn: today },
      fields: ['countedOn'],
      values: { day: today, rollBefore, ballots, rollAfter },
    };
  });
}
