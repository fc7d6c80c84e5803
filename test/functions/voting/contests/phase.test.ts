import { describe, expect, it } from 'vitest';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import { phaseOf } from '../../../../functions/voting/contests/phase.ts';
import { aContest } from '../../../builders/contest.ts';

const moment = (at: string) => ({ wallTime: at.slice(0, 16), at });
const times = {
  nominations: { opens: moment('2026-12-01T07:00:00Z'), closes: moment('2026-12-31T19:00:00Z') },
  voting: { opens: moment('2027-01-10T07:00:00Z'), closes: moment('2027-01-24T19:00:00Z') },
};
const { ballotFixedAt: _fixed, ...unfixed } = aContest({ ...times, state: 'nominating' });
const fixed: Contest = { ...unfixed, state: 'reviewing', ballotFixedAt: '2027-01-05T10:00:00Z' };

const at = (contest: Contest, instant: string) => phaseOf(contest, new Date(instant));

describe('the phase of a contest', () => {
  it.each([
    ['2026-12-01T06:59:59.999Z', 'announced'],
    ['2026-12-01T07:00:00.000Z', 'nominating'],
    ['2026-12-31T18:59:59.999Z', 'nominating'],
    ['2026-12-31T19:00:00.000Z', 'reviewing'],
    ['2027-01-20T19:00:00.000Z', 'reviewing'],
  ])('is at %s %s, whatever the stored state says, while the ballot is not fixed', (now, phase) => {
    expect(at(unfixed, now)).toBe(phase);
    expect(at({ ...unfixed, state: 'reviewing' }, now)).toBe(phase);
  });

  it.each([
    ['2027-01-10T06:59:59.999Z', 'reviewing'],
    ['2027-01-10T07:00:00.000Z', 'open'],
    ['2027-01-24T18:59:59.999Z', 'open'],
    ['2027-01-24T19:00:00.000Z', 'counting'],
  ])('is at %s %s once it is, to the very second and before any sweep', (now, phase) => {
    expect(at(fixed, now)).toBe(phase);
    expect(at({ ...fixed, state: 'open' }, now)).toBe(phase);
  });

  it('does not go back: closed early, published and cancelled stay so', () => {
    const now = '2027-01-12T07:00:00Z';
    expect(at({ ...fixed, state: 'closing' }, now)).toBe('counting');
    expect(at({ ...fixed, state: 'closed' }, now)).toBe('counting');
    expect(at({ ...fixed, state: 'published' }, now)).toBe('published');
    expect(at({ ...fixed, state: 'cancelled' }, now)).toBe('cancelled');
  });
});
