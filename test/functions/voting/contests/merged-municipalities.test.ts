import { expect, it, vi } from 'vitest';
import { creationWrites } from '../../../../functions/voting/contests/change-contest.ts';
import { createContest } from '../../../../functions/voting/contests/create-contest.ts';
import { nominate } from '../../../../functions/voting/contests/nominations/nominate.ts';
import { newId } from '../../../../shared/ids.ts';
import { aContest } from '../../../builders/contest.ts';
import { principal } from '../../../builders/staff.ts';
import { aTemplate, contestsWorld, during, retie } from './contests-world.ts';

vi.mock('../../../../shared/programme/demo-programme.ts', async (load) => {
  const { mergedIntoRetie } = await import('../../../builders/merged-into-retie.ts');
  return mergedIntoRetie(load, '13098');
});

/** A contest that was made before the municipality merged into Retie. */
async function beforeMerger() {
  const world = await contestsWorld();
  const contest = aContest({ nis: '13098', slug: 'old', state: 'nominating' });
  const { audit: _none, version: _either, ...fields } = contest;
  const change = { action: 'contest.created', by: 'system' as const, at: world.now() };
  const { writes } = creationWrites(fields, change, { newId });
  await world.table.transact(writes);
  return { world, id: contest.id };
}

it('a contest of a municipality that has merged is the new one’s: in lists, by its name, for its staff', async () => {
  const { world, id } = await beforeMerger();
  const { contests } = world.deps;
  expect((await contests.listByMunicipality(retie)).map((contest) => contest.id)).toEqual([id]);
  expect((await contests.findBySlug(retie, 'old'))?.id).toBe(id);
  const editor = await world.staffMember('editor');
  expect((await world.call(editor, `GET /staff/contests/${id}`)).status).toBe(200);
  expect((await world.call(editor, 'GET /staff/contests')).body.contests).toHaveLength(1);
});

it('merchants of the new municipality can be nominated in it', async () => {
  const world = await contestsWorld();
  const contest = { ...(await world.makeContest()), nis: '13098' };
  const merchant = await world.addMerchant();
  world.now.set(during.nominations);
  const by = { kind: 'resident' as const, viewer: '198.18.0.1' };
  const nominee = { merchantId: merchant.id };
  expect(await nominate({ contest, by, nominee }, world.deps)).toMatchObject({ state: 'linked' });
});

it('a new contest made under the old code is the new municipality’s', async () => {
  const world = await contestsWorld();
  const maker = principal([{ role: 'editor', scope: retie }]);
  const made = createContest({ nis: '13098', template: aTemplate() }, maker, world.deps);
  expect(await made).toMatchObject({ nis: retie });
});
