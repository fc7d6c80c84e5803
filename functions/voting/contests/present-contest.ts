import type { Contest } from './contest.ts';
import { type Phase, phaseOf } from './phase.ts';

/** What people of a municipality would want to see first. */
const order: readonly Phase[] = [
  'open',
  'nominating',
  'counting',
  'reviewing',
  'announced',
  'published',
];

/**
 * The contest of a municipality that matters now: the one that is open, else one that is under way, else the last result. Of
 * two in one phase the one whose voting closes next; of two results the later.
 */
export function presentContest(contests: readonly Contest[], now: Date): Contest | undefined {
  const rank = (contest: Contest) => order.indexOf(phaseOf(contest, now));
  const time = ({ voting }: Contest) => Date.parse(voting.closes.at);
  return contests
    .filter((contest) => rank(contest) >= 0)
    .sort((one, other) => {
      if (rank(one) !== rank(other)) return rank(one) - rank(other);
      const later = time(one) - time(other);
      return one.state === 'published' ? -later : later;
    })
    .at(0);
}
