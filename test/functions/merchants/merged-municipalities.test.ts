import { expect, test, vi } from 'vitest';
import { newId } from '../../../shared/ids.ts';
import { aMerchant } from '../../builders/merchant.ts';
import { merchantsWorld, retie } from './merchants-world.ts';

const former = '13098';

vi.mock('../../../shared/programme/demo-programme.ts', async (load) => {
  const { mergedIntoRetie } = await import('../../builders/merged-into-retie.ts');
  return mergedIntoRetie(load, '13098');
});

/** Two bakers of one name, in the municipality and in one that merged into it since. */
async function twoBakers() {
  const world = await merchantsWorld();
  const old = aMerchant({ id: newId('mer'), nis: former, slug: 'bakker', shortCode: 'one' });
  const young = aMerchant({ id: newId('mer'), nis: retie, slug: 'bakker', shortCode: 'two' });
  for (const merchant of [old, young]) await world.merchants.create(merchant, []);
  return { world, old, young };
}

test('a municipality has the merchants of one that merged into it', async () => {
  const { world, old, young } = await twoBakers();
  const first = await world.merchants.listListed(retie, { limit: 1 });
  const second = await world.merchants.listListed(retie, { limit: 1, cursor: first.cursor });
  const ids = [...first.merchants, ...second.merchants].map(({ id }) => id);
  expect(ids.sort()).toEqual([old.id, young.id].sort());
  expect(second.merchants.every(({ nis }) => nis === retie)).toBe(true);
});

test('two of one slug keep pages of their own after a merger, before and after a change', async () => {
  const { world, old, young } = await twoBakers();
  const slug = `bakker-${former}`;
  const moved = await world.merchants.findBySlug(retie, slug);
  expect(moved).toMatchObject({ id: old.id, nis: retie, slug });
  expect((await world.merchants.findBySlug(retie, 'bakker'))?.id).toBe(young.id);
  if (!moved) throw new Error('not found');
  await world.merchants.replace(moved, { ...moved, name: 'Oudste bakker' }, []);
  expect(await world.merchants.findBySlug(retie, slug)).toMatchObject({
    id: old.id,
    slug,
    name: 'Oudste bakker',
  });
});

test('the former address of a page still leads to the merchant, where nobody else has it', async () => {
  const world = await merchantsWorld();
  const old = aMerchant({ id: newId('mer'), nis: former, slug: 'slager' });
  await world.merchants.create(old, []);
  expect(await world.merchants.findBySlug(retie, 'slager')).toMatchObject({ id: old.id });
});

test('a merchant of a former municipality is removed with all that leads to it', async () => {
  const { world, old } = await twoBakers();
  const moved = await world.merchants.get(old.id);
  if (!moved) throw new Error('not found');
  const changed = await world.merchants.replace(moved, { ...moved, name: 'Oudste' }, []);
  await world.merchants.remove(changed);
  expect(await world.merchants.findBySlug(retie, `bakker-${former}`)).toBeUndefined();
  expect(await world.merchants.findByShortCode('one')).toBeUndefined();
  expect((await world.table.query({ pk: `MERCHANT_SLUGS#${former}` })).items).toEqual([]);
});
