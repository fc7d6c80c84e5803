import { type ChangeDeps, type ContestFields, changeContest } from '../change-contest.ts';
import type { Contest } from '../contest.ts';

interface Step {
  readonly action: string;
  readonly set: ContestFields;
}

/** The next state that a contest's times bring, if they do. */
export function stepDue(contest: Contest, now: Date): Step | undefined {
  const { state, nominations, voting, ballotFixedAt, gatesWrittenAt } = contest;
  const isPast = ({ at }: { at: string }) => now >= new Date(at);
  if (state === 'nominating' && isPast(nominations.closes)) {
    return { action: 'contest.nominations-closed', set: { state: 'reviewing' } };
  }
  const isReady = ballotFixedAt !== undefined && gatesWrittenAt !== undefined;
  if (state === 'reviewing' && isReady && isPast(voting.opens)) {
    return { action: 'contest.opened', set: { state: 'open' } };
  }
  if (state === 'open' && isPast(voting.closes)) {
    return { action: 'contest.closing', set: { state: 'closing' } };
  }
  return undefined;
}

/** Takes all steps that are due, each with its line in the log: after a long sleep there may be several. */
export async function advanceContest(found: Contest, deps: ChangeDeps): Promise<Contest> {
  let contest = found;
  while (stepDue(contest, deps.now())) {
    contest = await changeContest(deps, contest.id, async (present) => {
      const step = stepDue(present, deps.now());
      return step && { ...step, by: 'system', fields: ['state'] };
    });
  }
  return contest;
}
