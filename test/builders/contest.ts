import type { Candidate, Contest } from '../../functions/voting/contests/contest.ts';
import { newId } from '../../shared/ids.ts';

const moment = (at: string) => ({ wallTime: at.slice(0, 19), at });

/** A contest of Retie that is open from 20 November 2026 to 4 December, with its ballot fixed. */
export function aContest(changes: Partial<Contest> = {}): Contest {
  return {
    id: newId('con'),
    nis: '13036',
    slug: '2026',
    title: { nl: 'Ambassadeur van Retie', fr: 'Ambassadeur de Retie' },
    introduction: {},
    state: 'open',
    nominations: { opens: moment('2026-10-01T08:00:00Z'), closes: moment('2026-11-01T19:00:00Z') },
    voting: { opens: moment('2026-11-20T08:00:00Z'), closes: moment('2026-12-04T19:00:00Z') },
    ballotRule: { maxChoices: 1, categories: [] },
    seats: 1,
    appealDays: 30,
    lot: { source: 'Lotto van zaterdag 5 december 2026' },
    ballotFixedAt: '2026-11-15T10:00:00Z',
    audit: { sequence: 0, hash: '' },
    createdAt: '2026-09-01T10:00:00Z',
    version: 1,
    ...changes,
  };
}

/** A candidate who stands. */
export function aCandidate(contestId: string, changes: Partial<Candidate> = {}): Candidate {
  return {
    id: newId('can'),
    contestId,
    merchantId: newId('mer'),
    state: 'standing',
    name: 'Bakkerij Peeters',
    trade: 'bakery',
    story: { nl: 'Al drie generaties brood.' },
    nominations: 1,
    version: 1,
    ...changes,
  };
}
