import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import type { Contest } from '../contests/contest.ts';
import { type Phase, phaseOf } from '../contests/phase.ts';
import { contestDates } from './contest-dates.ts';
import type { Text } from './messages.ts';

/** What can be done in a contest now, in a few words: `U kunt nu stemmen, tot …`. */
export const statusText = (contest: Contest, phase: Phase, t: Text): string =>
  t('status', { phase, ...contestDates(contest) });

/** Phases by how much they matter to who comes by. */
const urgency: readonly Phase[] = [
  'open',
  'nominating',
  'reviewing',
  'counting',
  'announced',
  'published',
];

export interface Standing {
  readonly contest: Contest;
  readonly phase: Phase;
}

/** Contests with their phase, what matters most now first; cancelled ones are left out. */
export function byUrgency(contests: readonly Contest[], now: Date): Standing[] {
  return contests
    .map((contest) => ({ contest, phase: phaseOf(contest, now) }))
    .filter(({ phase }) => phase !== 'cancelled')
    .sort(
      (one, other) =>
        urgency.indexOf(one.phase) - urgency.indexOf(other.phase) ||
        (one.contest.voting.opens.at < other.contest.voting.opens.at ? 1 : -1),
    );
}

export const titleOf = (contest: Contest, language: Language): string =>
  localized(contest.title, language)?.text ?? contest.slug;
