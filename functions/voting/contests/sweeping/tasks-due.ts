import { wallTimeOf } from '../../../../shared/time/wall-time.ts';
import { isAppealOver } from '../appeal.ts';
import type { Contest } from '../contest.ts';
import type { CountTask } from '../count-message.ts';

/** What the count has yet to do for a contest. Each task, once done, shows on the contest. */
export const tasksDue = (contest: Contest, now: Date): CountTask[] => [
  ...tasksOfState(contest, now),
  ...(isDrawAwaited(contest) ? (['draw-prize'] as const) : []),
];

function tasksOfState(contest: Contest, now: Date): CountTask[] {
  switch (contest.state) {
    case 'nominating':
      return [];
    case 'reviewing':
      return contest.ballotFixedAt && !contest.gatesWrittenAt ? ['fix-ballot'] : [];
    case 'open':
      return isDayUncounted(contest, now) ? ['count-daily'] : [];
    case 'closing':
      return ['close'];
    case 'closed':
      return tasksOfClosed(contest);
    case 'published':
      return isAppealOver(contest, now) && !contest.pepperDestroyedAt ? ['destroy'] : [];
    case 'cancelled':
      return contest.ballotFixedAt && !contest.pepperDestroyedAt ? ['destroy'] : [];
  }
}

function tasksOfClosed({ surveyedAt, publication }: Contest): CountTask[] {
  if (!surveyedAt) return ['survey'];
  return publication && !publication.refused ? ['publish'] : [];
}

const isDrawAwaited = ({ prizeDraw, prizeDrawnAt }: Contest): boolean =>
  prizeDraw !== undefined && prizeDrawnAt === undefined;

/** Once a local day, from its first minute on; not on the day of opening, of which there is nothing to say yet. */
function isDayUncounted({ voting, countedOn }: Contest, now: Date): boolean {
  const today = wallTimeOf(now).slice(0, 10);
  const last = countedOn ?? wallTimeOf(new Date(voting.opens.at)).slice(0, 10);
  return last < today;
}
