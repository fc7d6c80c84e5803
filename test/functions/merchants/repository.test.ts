import { describe, expect, it } from 'vitest';
import { ambassadorWrite, createMerchants, tradeName } from '../../../functions/merchants/index.ts';
import type { MerchantState } from '../../../functions/merchants/merchant.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { newId } from '../../../shared/ids.ts';
import { aMerchant } from '../../builders/merchant.ts';
import { balen, type MerchantsWorld, merchantsWorld, retie } from './merchants-world.ts';

/** Puts merchants into the table as they are; ids, slugs and codes are made here. */
async function put(world: MerchantsWorld, ...changes: Parameters<typeof aMerchant>[0][]) {
  const merchants = changes.map((change, index) =>
    aMerchant({
      id: newId('mer'),
      slug: `shop-${index}-${world.now().getTime()}`,
      shortCode: `code${index}`,
      ...change,
    }),
  );
  for (const merchant of merchants) await world.merchants.create(merchant, []);
  return merchants;
}

const named = (name: string, change: Parameters<typeof aMerchant>[0] = {}) => ({ name, ...change });

describe('the directory', () => {
  it('lists by name, accents and case aside, what is listed and nothing else', async () => {
    const world = await merchantsWorld();
    const states: MerchantState[] = ['unconfirmed', 'pending', 'rejected', 'hidden'];
    await put(
      world,
      named('Zoete zaak'),
      named('Écurie'),
      named('apotheek'),
      named('Elders', { nis: balen }),
      ...states.map((state) => named(state, { state })),
    );
    const { merchants, cursor } = await world.merchants.listListed(retie);
    expect(merchants.map(({ name }) => name)).toEqual(['apotheek', 'Écurie', 'Zoete zaak']);
    expect(cursor).toBeUndefined();
  });

  it('finds by words of name, place, story and trade, all of which must be there', async () => {
    const world = await merchantsWorld();
    await put(
      world,
      named('Bij Jef', { trade: 'butcher', story: { fr: 'Du pâté maison' } }),
      named('Dorpsbakker', { trade: 'bakery', story: { nl: 'Speltbrood op zondag' } }),
      named('Café ’t Hoekske', { trade: 'cafe', story: {} }),
    );
    const find = async (search: string) =>
      (await world.merchants.listListed(retie, { search })).merchants.map(({ name }) => name);
    expect(await find('slager')).toEqual(['Bij Jef']);
    expect(await find('boucherie')).toEqual(['Bij Jef']);
    expect(await find('PATE')).toEqual(['Bij Jef']);
    expect(await find('speltbrood')).toEqual(['Dorpsbakker']);
    expect(await find('bakker spelt')).toEqual(['Dorpsbakker']);
    expect(await find('bakker pate')).toEqual([]);
    expect(await find('cafe hoekske')).toEqual(['Café ’t Hoekske']);
    expect(await find('markt')).toHaveLength(3);
    expect(await find('  ')).toHaveLength(3);
    expect(await find('"); DROP :f0 OR attribute_exists(pk)')).toEqual([]);
    expect(await find('x '.repeat(500))).toEqual([]);
  });

  it('filters by trade', async () => {
    const world = await merchantsWorld();
    await put(world, named('A', { trade: 'bakery' }), named('B', { trade: 'books' }));
    const { merchants } = await world.merchants.listListed(retie, { trade: 'books' });
    expect(merchants.map(({ name }) => name)).toEqual(['B']);
  });

  it('pages by a cursor, also through a search, and leaves nobody out', async () => {
    const world = await merchantsWorld();
    const names = Array.from(
      { length: 25 },
      (_, index) => `Zaak ${String(index).padStart(2, '0')}`,
    );
    await put(world, ...names.map((name) => named(name)));
    for (const search of [undefined, 'zaak']) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await world.merchants.listListed(retie, { search, cursor, limit: 10 });
        seen.push(...page.merchants.map(({ name }) => name));
        cursor = page.cursor;
      } while (cursor);
      expect(seen).toEqual(names);
    }
    const whole = await world.merchants.listListed(retie, { limit: 25 });
    expect(whole.cursor).toBeUndefined();
  });

  it('refuses cursors of other municipalities and states, and what is none', async () => {
    const world = await merchantsWorld();
    await put(
      world,
      named('A'),
      named('B'),
      named('C', { state: 'pending' }),
      named('D', { nis: balen }),
      named('E', { nis: balen }),
    );
    const foreign = (await world.merchants.listListed(balen, { limit: 1 })).cursor;
    const all = (await world.merchants.list(retie, {}, { limit: 2 })).cursor;
    expect(foreign).toBeDefined();
    for (const cursor of [foreign, 'x', Buffer.from('{"pk":"a"}').toString('base64url')]) {
      await expect(world.merchants.listListed(retie, { cursor })).rejects.toMatchObject({
        code: 'cursor.invalid',
      });
    }
    await expect(
      world.merchants.list(retie, { state: 'pending' }, { cursor: all }),
    ).rejects.toMatchObject({ code: 'cursor.invalid' });
  });
});

describe('what others read of merchants', () => {
  it('is by id, by the slug in a municipality and by the short code', async () => {
    const world = await merchantsWorld();
    const [merchant] = await put(world, { slug: 'bakkerij-peeters', shortCode: 'bcdfghj' });
    const merchants = createMerchants(world.table);
    expect(await merchants.get(merchant?.id ?? '')).toEqual(merchant);
    expect(await merchants.findBySlug(retie, 'bakkerij-peeters')).toEqual(merchant);
    expect(await merchants.findBySlug(balen, 'bakkerij-peeters')).toBeUndefined();
    expect(await merchants.findByShortCode('bcdfghj')).toEqual(merchant);
    const many = await merchants.getMany([merchant?.id ?? '', newId('mer'), merchant?.id ?? '']);
    expect([...many.values()]).toEqual([merchant]);
  });

  it('makes an ambassador, the same twice, beside other changes', async () => {
    const world = await merchantsWorld();
    const [merchant] = await put(world, {});
    if (!merchant) throw new Error('no merchant');
    const since = world.now().toISOString();
    const write = ambassadorWrite(merchant.id, { contestId: 'con_1', since });
    await world.table.transact([write]);
    await world.table.transact([write]);
    expect(await world.merchants.listAmbassadors(retie)).toMatchObject([
      { id: merchant.id, ambassador: { contestId: 'con_1', since } },
    ]);
    await expect(
      world.merchants.replace(merchant, { ...merchant, state: 'hidden' }, []),
    ).rejects.toBeInstanceOf(ConditionFailed);
    const missing = ambassadorWrite(newId('mer'), { contestId: 'con_1', since });
    await expect(world.table.transact([missing])).rejects.toBeInstanceOf(ConditionFailed);
  });

  it('names trades in three languages', () => {
    expect(tradeName('bakery', 'nl')).toBe('Bakkerij');
    expect(tradeName('bakery', 'fr')).toBe('Boulangerie');
    expect(tradeName('bakery', 'en')).toBe('Bakery');
  });
});

describe('a slug or a code', () => {
  it('is of one merchant', async () => {
    const world = await merchantsWorld();
    await put(world, { slug: 'a', shortCode: 'one' });
    await expect(put(world, { slug: 'a', shortCode: 'two' })).rejects.toBeInstanceOf(
      ConditionFailed,
    );
    await expect(put(world, { slug: 'b', shortCode: 'one' })).rejects.toBeInstanceOf(
      ConditionFailed,
    );
    await put(world, { slug: 'a', shortCode: 'two', nis: balen });
  });
});
