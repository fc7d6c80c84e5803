import { type Phase, phaseOf } from '../contests/phase.ts';
import type { Visit } from '../pages/contest-frame.tsx';

/** The phase as pages show it. `soon`: the gates do not stand yet, which takes a moment after the ballot is fixed. */
export function shownPhase({ contest }: Visit, now: Date): Phase | 'soon' {
  const phase = phaseOf(contest, now);
  return phase === 'open' && contest.gatesWrittenAt === undefined ? 'soon' : phase;
}
