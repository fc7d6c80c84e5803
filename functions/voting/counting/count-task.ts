import type { Contest } from '../contests/contest.ts';
import type { CountMessage, CountTask } from '../contests/count-message.ts';
import { closeContest } from './close-contest.ts';
import { countDay } from './count-day.ts';
import type { CountDeps } from './count-deps.ts';
import { destroySecrets } from './destroy-secrets.ts';
import { drawPrize } from './draw-prize.ts';
import { makeGates } from './fix-ballot.ts';
import { publishContest } from './publish-contest.ts';
import { surveyVotes } from './survey-votes.ts';

type Task = (contest: Contest, deps: CountDeps) => Promise<void>;

const tasks: Readonly<Record<CountTask, Task>> = {
  'fix-ballot': makeGates,
  close: closeContest,
  'count-daily': countDay,
  survey: surveyVotes,
  publish: publishContest,
  destroy: destroySecrets,
  'draw-prize': drawPrize,
};

/**
 * Does one task of the count, looking at the contest as it is now: a message that is late, double or of a task that was done
 * changes nothing.
 * @throws {AppError} contest.not_found; contest.changed when others are at work on it for too long
 */
export async function countTask({ task, contestId }: CountMessage, deps: CountDeps): Promise<void> {
  await tasks[task](await deps.contests.read(contestId), deps);
}
