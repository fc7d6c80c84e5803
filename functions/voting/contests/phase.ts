import type { Contest } from './contest.ts';

/**
 * What a contest is for people: `announced` before nominations open, `counting` from the end of voting until publication.
 */
export const phases = [
  'announced',
  'nominating',
  'reviewing',
  'open',
  'counting',
  'published',
  'cancelled',
] as const;

export type Phase = (typeof phases)[number];

type Timed = Pick<Contest, 'state' | 'nominations' | 'voting' | 'ballotFixedAt'>;

/**
 * The phase at an instant, from the contest's times: the stored state follows within a minute or so. A contest whose
 * ballot is not fixed is not open, whatever its times say. Whether one vote counts, the gates decide.
 */
export function phaseOf({ state, nominations, voting, ballotFixedAt }: Timed, now: Date): Phase {
  if (state === 'cancelled' || state === 'published') return state;
  if (state === 'closing' || state === 'closed') return 'counting';
  const isPast = ({ at }: { at: string }) => now >= new Date(at);
  if (ballotFixedAt === undefined) {
    if (isPast(nominations.closes)) return 'reviewing';
    return isPast(nominations.opens) ? 'nominating' : 'announced';
  }
  if (isPast(voting.closes)) return 'counting';
  return isPast(voting.opens) ? 'open' : 'reviewing';
}
