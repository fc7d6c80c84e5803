import { beforeEach, describe, expect, it, vi } from 'vitest';
import { putOnBallot } from '../../../../functions/voting/contests/candidates/stand.ts';
import { fixBallot } from '../../../../functions/voting/contests/fix-ballot.ts';
import { createSeries, editSeries } from '../../../../functions/voting/contests/series.ts';
import { municipalities } from '../../../../shared/programme/programme.ts';
import { principal } from '../../../builders/staff.ts';
import { aTemplate, type ContestsWorld, contestsWorld, during } from './contests-world.ts';

/** The programme of the demonstration with sixty municipalities. */
vi.mock('../../../../shared/programme/demo-programme.ts', async (load) => {
  const { demoProgramme } =
    await load<typeof import('../../../../shared/programme/demo-programme.ts')>();
  const [kempen, ...others] = demoProgramme.regions;
  const [retie] = kempen?.municipalities ?? [];
  if (!kempen || !retie) throw new Error('the demo programme has changed');
  const more = Array.from({ length: 54 }, (_, index) => ({
    ...retie,
    nis: String(50_001 + index),
    slug: `plaats-${'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(index / 26))}${'abcdefghijklmnopqrstuvwxyz'.charAt(index % 26)}`,
    name: `Plaats ${index + 1}`,
    postcodes: [String(9001 + index)],
    formerNis: [],
  }));
  const grown = { ...kempen, municipalities: [...kempen.municipalities, ...more] };
  return { demoProgramme: { ...demoProgramme, regions: [grown, ...others] } };
});

const everywhere = principal([{ role: 'approver', scope: 'programme' }]);
const all = municipalities.map(({ nis }) => nis);

let world: ContestsWorld;
beforeEach(async () => {
  world = await contestsWorld();
});

const make = (codes: readonly string[] = all, template = aTemplate()) =>
  createSeries({ series: 'spring', municipalities: codes, template }, everywhere, world.deps);

describe('a series of sixty municipalities', () => {
  it('is one contest in each, with its own name and log', async () => {
    const outcomes = await make();
    expect(outcomes).toHaveLength(60);
    expect(outcomes.every(({ done }) => done)).toBe(true);
    expect(new Set(outcomes.map(({ contestId }) => contestId)).size).toBe(60);
    const contests = await world.deps.contests.listBySeries('spring');
    expect(contests.map(({ nis }) => nis)).toEqual([...all].sort());
    const last = contests.find(({ nis }) => nis === '50054');
    expect(last?.title.nl).toBe('Ambassadeur van Plaats 54');
    expect(await world.lines(last?.id ?? '')).toMatchObject([{ action: 'contest.created' }]);
  });

  it('says where there was one already, and makes the others', async () => {
    await world.makeContest();
    const outcomes = await make();
    expect(outcomes.filter(({ done }) => !done)).toEqual([
      { nis: '13036', done: false, code: 'contest.exists', reason: expect.any(String) },
    ]);
    expect(await world.deps.contests.listBySeries('spring')).toHaveLength(59);
  });

  it('is completed by the same call once more', async () => {
    await make(all.slice(0, 20));
    const again = await make();
    expect(again.filter(({ done }) => done)).toHaveLength(40);
    expect(await world.deps.contests.listBySeries('spring')).toHaveLength(60);
  });

  it('names a municipality once, however often the call does', async () => {
    expect(await make(['13036', '13036'])).toHaveLength(1);
  });

  it('says which municipality does not take part', async () => {
    expect(await make(['13036', '99999'])).toMatchObject([
      { nis: '13036', done: true },
      { nis: '99999', done: false, code: 'municipality.not_found' },
    ]);
  });

  it('has at most one contest in a municipality, under whatever name', async () => {
    await make(['13036']);
    expect(await make(['13036'], aTemplate({ slug: 'other' }))).toMatchObject([
      { code: 'contest.exists' },
    ]);
  });

  it('changes wherever the ballot is not fixed, and says where it is', async () => {
    await make();
    const contests = await world.deps.contests.listBySeries('spring');
    const [first] = contests;
    if (!first) throw new Error('no contest');
    world.now.set(during.nominations);
    for (let count = 0; count < 2; count += 1) {
      const agreed = await world.agreed(first);
      const ref = { contestId: first.id, candidateId: agreed.id };
      await putOnBallot(world.deps, ref, { principal: everywhere });
    }
    world.now.set(during.review);
    await fixBallot(world.deps, { principal: everywhere, contestId: first.id });
    const edit = { voting: { opens: '2027-01-11T08:00', closes: '2027-01-25T20:00' } };
    const outcomes = await editSeries({ series: 'spring', edit }, everywhere, world.deps);
    expect(outcomes.filter(({ done }) => done)).toHaveLength(59);
    expect(outcomes.find(({ done }) => !done)).toMatchObject({
      nis: first.nis,
      contestId: first.id,
      code: 'contest.state',
    });
    expect(await world.contest(contests[30]?.id ?? '')).toMatchObject({
      voting: { opens: { wallTime: '2027-01-11T08:00' } },
    });
  });

  it('is swept whole within one minute', async () => {
    await make();
    world.now.set(during.review);
    await world.sweep();
    const contests = await world.deps.contests.listBySeries('spring');
    expect(contests.every(({ state }) => state === 'reviewing')).toBe(true);
  });
});

describe('the API of series', () => {
  const body = (codes: string[]) => ({ series: 'spring', municipalities: codes, template: input });
  const { appealDays: _default, ...input } = aTemplate();

  it('takes the role in every municipality named', async () => {
    const retieOnly = await world.staffMember('editor', '13036');
    const answer = await world.call(
      retieOnly,
      'POST /staff/contests/series',
      body(['13036', '13003']),
    );
    expect(answer).toMatchObject({ status: 403 });
    expect(await world.deps.contests.listByMunicipality('13036')).toEqual([]);
  });

  it('takes the role in all that the series has, to join it or to change it', async () => {
    await make(['13003']);
    const retieOnly = await world.staffMember('editor', '13036');
    expect(
      (await world.call(retieOnly, 'POST /staff/contests/series', body(['13036']))).status,
    ).toBe(403);
    expect(
      (await world.call(retieOnly, 'PATCH /staff/contests/series/spring', { seats: 2 })).status,
    ).toBe(403);
    expect(
      (await world.call(retieOnly, 'GET /staff/contests/series/spring')).body.contests,
    ).toEqual([]);
  });

  it('finds no series of a name that nobody has used', async () => {
    const editor = await world.staffMember('editor', 'programme');
    expect(
      (await world.call(editor, 'PATCH /staff/contests/series/none', { seats: 2 })).status,
    ).toBe(404);
  });
});
