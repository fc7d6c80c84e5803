import { describe, expect, it } from 'vitest';
import { createBallotPapers } from '../../../../functions/voting/casting/ballot-papers.ts';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import { testClock } from '../../../builders/clock.ts';
import { aCandidate, aContest } from '../../../builders/contest.ts';

function papersOf(start: Contest | undefined) {
  const now = testClock();
  const state: { contest: Contest | undefined; fails: boolean } = { contest: start, fails: false };
  const reads: string[] = [];
  const get = (name: string) => async () => {
    reads.push(name);
    if (state.fails) throw new Error('the table has no time');
    return state.contest;
  };
  const contests = {
    get: get('get'),
    findBySlug: get('slug'),
    candidates: async () => (state.contest ? [aCandidate(state.contest.id)] : []),
  };
  const merchants = { getMany: async () => new Map() };
  return { papers: createBallotPapers({ contests, merchants, now }), now, state, reads };
}

describe('ballot papers', () => {
  it('are read once in five seconds, by id or by the name in the address', async () => {
    const contest = aContest();
    const { papers, now, reads } = papersOf(contest);
    for (let index = 0; index < 20; index += 1) {
      expect((await papers.read(contest.id)).contest).toBe(contest);
      expect((await papers.readBySlug('13036', '2026')).contest).toBe(contest);
    }
    expect(reads).toEqual(['get', 'slug']);
    now.advance(5);
    await papers.readBySlug('13036', '2026');
    expect(reads).toEqual(['get', 'slug', 'slug', 'get']);
  });

  it('change within five seconds', async () => {
    const contest = aContest();
    const { papers, now, state } = papersOf(contest);
    await papers.read(contest.id);
    state.contest = { ...contest, state: 'closing' };
    now.advance(4.9);
    expect((await papers.read(contest.id)).contest.state).toBe('open');
    now.advance(0.1);
    expect((await papers.read(contest.id)).contest.state).toBe('closing');
  });

  it('that could not be read are read again at once', async () => {
    const contest = aContest();
    const { papers, state } = papersOf(contest);
    state.fails = true;
    await expect(papers.read(contest.id)).rejects.toThrow('no time');
    await expect(papers.readBySlug('13036', '2026')).rejects.toThrow('no time');
    state.fails = false;
    expect((await papers.readBySlug('13036', '2026')).contest).toBe(contest);
  });

  it('of no contest are none, and nothing is remembered of what is not there', async () => {
    const { papers, state } = papersOf(undefined);
    const missing = { code: 'contest.not_found' };
    await expect(papers.read('con_x')).rejects.toMatchObject(missing);
    await expect(papers.readBySlug('13036', 'x')).rejects.toMatchObject(missing);
    state.contest = aContest();
    expect((await papers.readBySlug('13036', 'x')).contest).toBe(state.contest);
  });
});
