import { beforeEach, describe, expect, it } from 'vitest';
import { agreeToStand } from '../../../../functions/voting/contests/candidates/consent.ts';
import { inviteCandidate } from '../../../../functions/voting/contests/candidates/invite.ts';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import { createContestRepository } from '../../../../functions/voting/contests/contest-repository.ts';
import { fixBallot } from '../../../../functions/voting/contests/fix-ballot.ts';
import { requestPublication } from '../../../../functions/voting/contests/request-publication.ts';
import { sweep } from '../../../../functions/voting/contests/sweeping/sweep.ts';
import { type ContestsWorld, contestsWorld, during } from './contests-world.ts';

let world: ContestsWorld;
beforeEach(async () => {
  world = await contestsWorld();
});

const stateOf = async ({ id }: Contest) => (await world.contest(id)).state;
const kinds = () => world.mails.map((request) => ('mail' in request ? request.mail.kind : 'test'));
const actions = async ({ id }: Contest) => (await world.lines(id)).map(({ action }) => action);

describe('the sweep moves contests', () => {
  it('at the very second, and not a moment before', async () => {
    const { contest } = await world.fixed();
    world.now.set('2027-01-10T06:59:59.999Z');
    await world.sweep();
    expect(await stateOf(contest)).toBe('reviewing');
    world.now.set('2027-01-10T07:00:00.000Z');
    await world.sweep();
    expect(await stateOf(contest)).toBe('open');
    world.now.set('2027-01-24T18:59:59.999Z');
    await world.sweep();
    expect(await stateOf(contest)).toBe('open');
    world.now.set('2027-01-24T19:00:00.000Z');
    await world.sweep();
    expect(await stateOf(contest)).toBe('closing');
  });

  it('in the night when the clock goes forward: 03:00 is an hour after 01:59:59', async () => {
    world.now.set('2025-12-01T12:00:00Z');
    const contest = await world.makeContest({
      nominations: { opens: '2026-01-01T08:00', closes: '2026-02-01T20:00' },
      voting: { opens: '2026-03-29T03:00', closes: '2026-04-12T20:00' },
    });
    await world.mark(contest.id, {
      ballotFixedAt: '2026-03-01T10:00:00Z',
      gatesWrittenAt: '2026-03-01T10:00:00Z',
    });
    world.now.set('2026-03-29T00:59:59Z');
    await world.sweep();
    expect(await stateOf(contest)).toBe('reviewing');
    world.now.set('2026-03-29T01:00:00Z');
    await world.sweep();
    expect(await stateOf(contest)).toBe('open');
  });

  it('in the night when the clock goes back: at the first 02:30 of two', async () => {
    world.now.set('2026-08-01T12:00:00Z');
    const contest = await world.makeContest({
      nominations: { opens: '2026-09-01T08:00', closes: '2026-09-20T20:00' },
      voting: { opens: '2026-10-10T08:00', closes: '2026-10-25T02:30' },
    });
    await world.mark(contest.id, {
      ballotFixedAt: '2026-10-01T10:00:00Z',
      gatesWrittenAt: '2026-10-01T10:00:00Z',
    });
    world.now.set('2026-10-25T00:29:59Z');
    await world.sweep();
    expect(await stateOf(contest)).toBe('open');
    world.now.set('2026-10-25T00:30:00Z');
    await world.sweep();
    expect(await stateOf(contest)).toBe('closing');
  });

  it('step by step after a sleep over the whole vote, each with its line', async () => {
    const { contest } = await world.fixed();
    world.now.set(during.counting);
    await world.sweep();
    expect(await stateOf(contest)).toBe('closing');
    expect((await actions(contest)).slice(-2)).toEqual(['contest.opened', 'contest.closing']);
  });

  it('once, however many sweeps run at the same moment', async () => {
    const { contest } = await world.fixed();
    world.now.set(during.voting);
    await Promise.all([world.sweep(), world.sweep(), world.sweep()]);
    await world.sweep();
    expect((await actions(contest)).filter((action) => action === 'contest.opened')).toHaveLength(
      1,
    );
  });

  it('not into an open vote while it is not prepared', async () => {
    const { contest } = await world.fixed();
    await world.mark(contest.id, { gatesWrittenAt: undefined });
    world.now.set(during.voting);
    await world.sweep();
    expect(await stateOf(contest)).toBe('reviewing');
    expect(world.tasks()).toContain('fix-ballot');
  });

  it('not at all once they are cancelled', async () => {
    const contest = await world.makeContest();
    await world.mark(contest.id, { state: 'cancelled' });
    world.now.set(during.counting);
    await world.sweep();
    expect(await stateOf(contest)).toBe('cancelled');
    expect(world.tasks()).toEqual([]);
  });

  it('the others too, where one fails, and says so at the end', async () => {
    const broken = await world.makeContest({ slug: 'broken' });
    const sound = await world.makeContest({ slug: 'sound' });
    world.now.set(during.review);
    const contests = {
      ...world.deps.contests,
      async read(id: string) {
        if (id === broken.id) throw new Error('out of order');
        return createContestRepository(world.table).read(id);
      },
    };
    await expect(sweep({ ...world.deps, contests }, () => 60_000)).rejects.toThrow(AggregateError);
    expect(await stateOf(sound)).toBe('reviewing');
  });

  it('leaves the rest to the next run where time is short', async () => {
    const contest = await world.makeContest();
    world.now.set(during.review);
    await sweep(world.deps, () => 5000);
    expect(await stateOf(contest)).toBe('nominating');
  });
});

describe('the sweep asks the count', () => {
  it('again after ten minutes for what is not done, and no more once it is', async () => {
    const { contest } = await world.fixed();
    world.now.set(during.counting);
    await world.sweep();
    const before = world.tasks().length;
    for (let minute = 0; minute < 9; minute += 1) {
      world.now.advance(60);
      await world.sweep();
    }
    expect(world.tasks()).toHaveLength(before);
    world.now.advance(60);
    await world.sweep();
    expect(world.tasks().slice(before)).toEqual(['close']);
    const at = world.now().toISOString();
    await world.mark(contest.id, { state: 'closed', closedAt: at });
    await world.sweep();
    await world.mark(contest.id, { surveyedAt: at });
    world.now.advance(3600);
    await world.sweep();
    expect(world.tasks().slice(before)).toEqual(['close', 'survey']);
  });

  it('once for one moment, though several sweeps run', async () => {
    await world.fixed();
    world.now.set(during.counting);
    await Promise.all([world.sweep(), world.sweep(), world.sweep()]);
    expect(world.tasks().filter((task) => task === 'close')).toHaveLength(1);
  });

  it('for the day’s numbers from the first minute of each local day, but the day of opening', async () => {
    const contest = await world.open();
    const asked = () => world.tasks().filter((task) => task === 'count-daily').length;
    await world.mark(contest.id, { countedOn: '2027-01-12' });
    const before = asked();
    world.now.set('2027-01-12T22:59:59Z');
    await world.sweep();
    expect(asked()).toBe(before);
    world.now.set('2027-01-12T23:00:00Z');
    await world.sweep();
    expect(asked()).toBe(before + 1);

    world.now.set('2026-11-22T12:00:00Z');
    const { contest: fresh } = await world.fixed({ slug: 'fresh' });
    world.now.set('2027-01-10T20:00:00Z');
    await world.sweep();
    expect(world.countQueue.messages.filter(({ contestId }) => contestId === fresh.id)).toEqual([
      { task: 'fix-ballot', contestId: fresh.id },
    ]);
  });

  it('to publish until it has, or has refused', async () => {
    const contest = await world.closed();
    await requestPublication(world.deps, { principal: world.approver, contestId: contest.id });
    const asked = () => world.tasks().filter((task) => task === 'publish').length;
    world.now.advance(601);
    await world.sweep();
    expect(asked()).toBe(2);
    const { publication } = await world.contest(contest.id);
    const refused = { at: world.now().toISOString(), reasons: ['x'] };
    if (publication) await world.mark(contest.id, { publication: { ...publication, refused } });
    world.now.advance(601);
    await world.sweep();
    expect(asked()).toBe(2);
  });

  it('to destroy the pepper when the days of appeal are over, and not an hour before', async () => {
    const contest = await world.closed();
    await world.mark(contest.id, { state: 'published', publishedAt: '2027-02-01T12:00:00.000Z' });
    world.now.set('2027-03-03T11:59:59Z');
    await world.sweep();
    expect(world.tasks()).not.toContain('destroy');
    world.now.set('2027-03-03T12:00:00Z');
    await world.sweep();
    expect(world.tasks()).toContain('destroy');
    await world.mark(contest.id, { pepperDestroyedAt: world.now().toISOString() });
    const before = world.tasks().length;
    world.now.advance(86_400);
    await world.sweep();
    expect(world.tasks()).toHaveLength(before);
  });

  it('to destroy what was cast in a contest that was cancelled', async () => {
    const contest = await world.open();
    await world.mark(contest.id, { state: 'cancelled' });
    await world.sweep();
    expect(world.tasks()).toContain('destroy');
  });
});

describe('the sweep writes to candidates', () => {
  it('one reminder of an invitation, after five days', async () => {
    const contest = await world.makeContest();
    world.now.set(during.nominations);
    const nominee = await world.aNominee(contest);
    await inviteCandidate(
      world.deps,
      { contestId: contest.id, candidateId: nominee.id },
      { by: world.editor },
    );
    world.now.advance(5 * 86_400 - 1);
    await world.sweep();
    expect(kinds()).toEqual(['nominee-invitation']);
    world.now.advance(1);
    await Promise.all([world.sweep(), world.sweep()]);
    world.now.advance(10 * 86_400);
    await world.sweep();
    expect(kinds()).toEqual(['nominee-invitation', 'nominee-invitation']);
    expect(await world.candidate(contest.id, nominee.id)).toMatchObject({
      remindedAt: expect.any(String),
    });
  });

  it('no reminder to who has answered, nor once the ballot is fixed', async () => {
    const contest = await world.makeContest();
    world.now.set('2026-12-29T10:00:00Z');
    for (let count = 0; count < 2; count += 1) await world.standing(contest);
    const answering = await world.aNominee(contest);
    const silent = await world.aNominee(contest);
    for (const { id } of [answering, silent]) {
      await inviteCandidate(
        world.deps,
        { contestId: contest.id, candidateId: id },
        { by: world.editor },
      );
    }
    await agreeToStand({ token: await world.tokenOf(answering), story: {} }, world.deps);
    world.now.set('2027-01-01T10:00:00Z');
    await fixBallot(world.deps, { principal: world.approver, contestId: contest.id });
    world.now.set(during.review);
    await world.sweep();
    expect(kinds().filter((kind) => kind === 'nominee-invitation')).toHaveLength(2);
    expect(await world.candidate(contest.id, silent.id)).not.toHaveProperty('dueAt');
  });

  it('that they stand, once, when the ballot is fixed', async () => {
    const { contest, candidates } = await world.fixed();
    await Promise.all([world.sweep(), world.sweep()]);
    await world.sweep();
    const standing = world.mails.filter(
      (request) => 'mail' in request && request.mail.kind === 'candidate-standing',
    );
    expect(standing).toHaveLength(candidates.length);
    expect(standing[0]).toMatchObject({
      mail: {
        pageUrl: expect.stringContaining(`/vote/nl/retie/${contest.slug}/candidates/can_`),
        posterUrl: expect.stringMatching(/\/posters\/mer_\w+\/a4\.pdf\?language=nl$/),
        opens: contest.voting.opens.at,
        closes: contest.voting.closes.at,
      },
    });
  });

  it('the mail that a crash kept from being noted, under the same id', async () => {
    const { candidates } = await world.fixed();
    const mail = {
      ...world.deps.mail,
      async sendOnce(wanted: Parameters<typeof world.deps.mail.sendOnce>[0]) {
        await world.deps.mail.sendOnce(wanted);
        throw new Error('died');
      },
    };
    await expect(sweep({ ...world.deps, mail }, () => 60_000)).rejects.toThrow('parts');
    await world.sweep();
    expect(kinds()).toHaveLength(candidates.length);
    expect(
      (await world.deps.contests.candidates(candidates[0]?.contestId ?? '')).every(
        ({ toldAt }) => toldAt,
      ),
    ).toBe(true);
  });
});
