import { beforeEach, describe, expect, it } from 'vitest';
import { cancelContest } from '../../../../functions/voting/contests/cancel-contest.ts';
import { changeCandidate } from '../../../../functions/voting/contests/candidates/change-candidate.ts';
import { declineToStand } from '../../../../functions/voting/contests/candidates/consent.ts';
import { closeEarly } from '../../../../functions/voting/contests/close-early.ts';
import type { Contest } from '../../../../functions/voting/contests/contest.ts';
import { editContest } from '../../../../functions/voting/contests/edit-contest.ts';
import { fixBallot } from '../../../../functions/voting/contests/fix-ballot.ts';
import { type ContestsWorld, contestsWorld, during } from './contests-world.ts';

let world: ContestsWorld;
beforeEach(async () => {
  world = await contestsWorld();
});

const fix = (contestId: string, version?: number) =>
  fixBallot(world.deps, { principal: world.approver, contestId, version });

/** A contest under review with so many candidates on the ballot. */
async function reviewed(candidates: number, changes: object = {}): Promise<Contest> {
  const contest = await world.makeContest(changes);
  world.now.set(during.nominations);
  for (let count = 0; count < candidates; count += 1) await world.standing(contest);
  world.now.set(during.review);
  await world.sweep();
  return world.contest(contest.id);
}

describe('fixing the ballot', () => {
  it('copies what the directory says, once and for all, and asks for voting to be prepared', async () => {
    const contest = await reviewed(2);
    const [first] = await world.deps.contests.candidates(contest.id);
    const merchant = await world.deps.merchants.get(first?.merchantId ?? '');
    if (!first || !merchant) throw new Error('nobody');
    const renamed = { ...merchant, name: 'Bakkerij Nieuw', trade: 'butcher' as const };
    await world.merchantRepository.replace(merchant, renamed, []);
    const fixed = await fix(contest.id, contest.version);
    expect(fixed).toMatchObject({ ballotFixedAt: '2027-01-05T10:00:00.000Z', state: 'reviewing' });
    expect(world.countQueue.messages).toEqual([{ task: 'fix-ballot', contestId: contest.id }]);
    const copied = {
      name: 'Bakkerij Nieuw',
      trade: 'butcher',
      photo: merchant.photo,
      story: { nl: 'Kom!' },
    };
    expect(await world.candidate(contest.id, first.id)).toMatchObject(copied);
    const present = await world.deps.merchants.get(merchant.id);
    if (!present) throw new Error('gone');
    await world.merchantRepository.replace(present, { ...present, name: 'Anders' }, []);
    expect(await world.candidate(contest.id, first.id)).toMatchObject(copied);
    const line = (await world.lines(contest.id)).at(-1);
    expect(line).toMatchObject({ action: 'contest.ballot-fixed', by: world.approver.accountId });
    expect(line?.values?.candidates).toContainEqual({ id: first.id, name: 'Bakkerij Nieuw' });
  });

  it('takes the story of the directory where the candidate wrote none', async () => {
    const contest = await reviewed(1);
    const candidate = await world.aNominee(contest);
    const ref = { contestId: contest.id, candidateId: candidate.id };
    await changeCandidate(world.deps, ref, {
      action: 'candidate.marked',
      by: 'system',
      from: ['nominated'],
      set: () => ({ state: 'standing' }),
    });
    await fix(contest.id);
    const merchant = await world.deps.merchants.get(candidate.merchantId);
    expect(await world.candidate(contest.id, candidate.id)).toMatchObject({
      story: merchant?.story,
    });
  });

  it('takes two candidates', async () => {
    const contest = await reviewed(1);
    await expect(fix(contest.id)).rejects.toMatchObject({
      code: 'contest.state',
      message: expect.stringContaining('two candidates'),
    });
  });

  it('takes somebody in every category, and nobody outside of them', async () => {
    const categories = [
      { id: 'food', name: { nl: 'Eten' } },
      { id: 'other', name: { nl: 'Andere' } },
    ];
    const contest = await world.makeContest({ ballotRule: { maxChoices: 1, categories } });
    for (const category of ['food', 'food', 'other']) await world.standing(contest, category);
    const without = (id: string) => categories.filter((category) => category.id !== id);
    const set = (kept: typeof categories) =>
      editContest(
        {
          contestId: contest.id,
          edit: { ballotRule: { maxChoices: 1, categories: kept } },
          by: 'system',
        },
        world.deps,
      );
    world.now.set(during.review);
    await set([...categories, { id: 'more', name: { nl: 'Meer' } }]);
    await expect(fix(contest.id)).rejects.toMatchObject({
      message: expect.stringContaining('more'),
    });
    await set(without('other'));
    await expect(fix(contest.id)).rejects.toMatchObject({
      message: expect.stringContaining('category'),
    });
    await set(categories);
    expect(await fix(contest.id)).toMatchObject({ ballotFixedAt: expect.any(String) });
  });

  it('is refused while nominations run, and of a merchant who left the directory', async () => {
    const contest = await reviewed(2);
    world.now.set('2026-12-31T18:59:59Z');
    await expect(fix(contest.id)).rejects.toMatchObject({ code: 'contest.state' });
    world.now.set('2026-12-31T19:00:00Z');
    const [first] = await world.deps.contests.candidates(contest.id);
    const merchant = await world.deps.merchants.get(first?.merchantId ?? '');
    if (!merchant) throw new Error('gone');
    await world.merchantRepository.replace(merchant, { ...merchant, state: 'hidden' }, []);
    await expect(fix(contest.id)).rejects.toMatchObject({
      message: expect.stringContaining('directory'),
    });
    expect(world.tasks()).toEqual([]);
  });

  it('is refused of another ballot than the approver has seen', async () => {
    const contest = await reviewed(3);
    const [leaving] = await world.deps.contests.candidates(contest.id);
    if (!leaving) throw new Error('nobody');
    await declineToStand(await world.tokenOf(leaving), world.deps);
    await expect(fix(contest.id, contest.version)).rejects.toMatchObject({
      code: 'contest.changed',
    });
    expect(await world.contest(contest.id)).not.toHaveProperty('ballotFixedAt');
  });

  it('happens once, whoever else presses or leaves at the same moment', async () => {
    const contest = await reviewed(5);
    const leaving = (await world.deps.contests.candidates(contest.id)).slice(0, 2);
    const tokens = await Promise.all(leaving.map(world.tokenOf));
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => fix(contest.id)),
      ...tokens.map((token) => declineToStand(token, world.deps)),
    ]);
    const present = await world.contest(contest.id);
    if (!present.ballotFixedAt) await fix(contest.id);
    const fixes = (await world.lines(contest.id)).filter(
      ({ action }) => action === 'contest.ballot-fixed',
    );
    expect(fixes).toHaveLength(1);
    const listed = JSON.stringify(fixes[0]?.values);
    for (const { id, state } of await world.deps.contests.candidates(contest.id)) {
      // Who left before is not on it; who left after is, and withdrawn.
      expect(listed.includes(id), `${id} ${state}`).toBe(state !== 'declined');
    }
    expect(outcomes.slice(0, 4).filter(({ status }) => status === 'fulfilled').length).toBeLessThan(
      2,
    );
  });

  it('may come late: voting then opens when voting is prepared', async () => {
    const contest = await reviewed(2);
    world.now.set(during.voting);
    await fix(contest.id);
    await world.sweep();
    expect(await world.contest(contest.id)).toMatchObject({ state: 'reviewing' });
    await world.mark(contest.id, { gatesWrittenAt: world.now().toISOString() });
    await world.sweep();
    expect(await world.contest(contest.id)).toMatchObject({ state: 'open' });
  });

  it('is refused once voting would have ended; with new times it is possible', async () => {
    const contest = await reviewed(2);
    world.now.set('2027-01-24T19:00:00Z');
    await expect(fix(contest.id)).rejects.toMatchObject({ code: 'contest.schedule' });
    const edit = { voting: { opens: '2027-02-01T08:00', closes: '2027-02-14T20:00' } };
    await editContest({ contestId: contest.id, edit, by: world.editor }, world.deps);
    expect(await fix(contest.id)).toMatchObject({ ballotFixedAt: expect.any(String) });
  });
});

describe('closing early', () => {
  const close = (contest: Contest) =>
    closeEarly(world.deps, {
      principal: world.approver,
      contestId: contest.id,
      version: contest.version,
    });

  it('has the count close the gates, and says who wanted it', async () => {
    const contest = await world.open();
    const closing = await close(contest);
    expect(closing).toMatchObject({
      state: 'closing',
      closedEarly: { at: '2027-01-12T10:00:00.000Z', by: world.approver.accountId },
    });
    expect(world.tasks()).toContain('close');
    await expect(close(closing)).rejects.toMatchObject({ code: 'contest.state' });
  });

  it('is possible in the first minute, before any sweep', async () => {
    const { contest } = await world.fixed();
    world.now.set('2027-01-10T07:00:00Z');
    expect(await close(contest)).toMatchObject({ state: 'closing' });
  });

  it('is refused before voting opens, after it ends, and while nobody can vote yet', async () => {
    const { contest } = await world.fixed();
    world.now.set('2027-01-10T06:59:59.999Z');
    await expect(close(contest)).rejects.toMatchObject({ code: 'contest.state' });
    world.now.set('2027-01-24T19:00:00Z');
    await expect(close(contest)).rejects.toMatchObject({ code: 'contest.state' });
    world.now.set(during.voting);
    const unready = await world.mark(contest.id, { gatesWrittenAt: undefined });
    await expect(close(unready)).rejects.toMatchObject({ code: 'contest.state' });
  });
});

describe('cancelling', () => {
  const cancel = (contest: Contest) =>
    cancelContest(world.deps, {
      principal: world.approver,
      contestId: contest.id,
      version: contest.version,
      reason: 'The market is gone.',
    });

  it('destroys what was cast, and gives its reason in public', async () => {
    const contest = await world.open();
    expect(await cancel(contest)).toMatchObject({
      state: 'cancelled',
      cancelledAt: expect.any(String),
    });
    expect(world.tasks()).toContain('destroy');
    expect((await world.lines(contest.id)).at(-1)).toMatchObject({
      values: { reason: 'The market is gone.' },
    });
  });

  it('is refused from the second at which voting ends, also while the contest is not yet said to be closed', async () => {
    const contest = await world.open();
    world.now.set(contest.voting.closes.at);
    await expect(cancel(contest)).rejects.toMatchObject({ code: 'contest.state' });
    expect(world.tasks()).not.toContain('destroy');
  });

  it('has nothing to destroy where the ballot was not fixed', async () => {
    await cancel(await world.makeContest());
    await world.sweep();
    expect(world.tasks()).toEqual([]);
  });

  it('is too late once voting has ended', async () => {
    const contest = await world.closed();
    await expect(cancel(contest)).rejects.toMatchObject({ code: 'contest.state' });
  });
});
