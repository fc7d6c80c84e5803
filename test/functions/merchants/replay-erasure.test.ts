import { describe, expect, it } from 'vitest';
import { eraseContact } from '../../../functions/merchants/erase.ts';
import { createReplayMerchantErasure } from '../../../functions/merchants/index.ts';
import { aContact, listedMerchant, merchantsWorld, pendingMerchant } from './merchants-world.ts';

describe('the erasure journal', () => {
  it('is written before anything goes, and holds no address', async () => {
    const world = await merchantsWorld();
    const { id } = await listedMerchant(world);
    const broken = { record: () => Promise.reject(new Error('no journal')) };
    const erasing = { merchantId: id, source: 'merchant' };
    await expect(eraseContact(erasing, { ...world.deps, journal: broken })).rejects.toThrow();
    expect((await world.merchants.get(id))?.contact).toEqual(aContact());
    await eraseContact(erasing, world.deps);
    const digest = await world.erased.digest(aContact().email);
    const at = '2026-11-22T12:00:00.000Z';
    expect(world.written).toEqual([{ version: 1, at, merchantId: id, whole: false, digest }]);
  });

  it('says when all of a merchant went', async () => {
    const world = await merchantsWorld();
    const { id } = await listedMerchant(world);
    await eraseContact({ merchantId: id, source: 'merchant', whole: true }, world.deps);
    expect(world.written).toMatchObject([{ merchantId: id, whole: true }]);
  });
});

describe('replaying it in a table that was restored', () => {
  const line = async (
    world: Awaited<ReturnType<typeof merchantsWorld>>,
    merchantId: string,
    whole: boolean,
  ) => ({
    version: 1 as const,
    at: '2027-03-14T10:00:00.000Z',
    merchantId,
    whole,
    digest: await world.erased.digest(aContact().email),
  });

  it('erases a contact that is back, without mail, photo message or a new line', async () => {
    const world = await merchantsWorld();
    const { id } = await listedMerchant(world);
    const mails = world.mails.length;
    const replay = createReplayMerchantErasure(world.table, world.keys);
    expect(await replay(await line(world, id, false))).toBe(true);
    expect(await world.merchants.get(id)).toMatchObject({ state: 'listed' });
    expect((await world.merchants.get(id))?.contact).toBeUndefined();
    expect(await world.erased.among([aContact().email])).toEqual(new Set([aContact().email]));
    expect([world.mails.length, world.photoMessages, world.written]).toEqual([mails, [], []]);
    expect(await replay(await line(world, id, false))).toBe(false);
  });

  it('erases all of a merchant that is back', async () => {
    const world = await merchantsWorld();
    const { id } = await listedMerchant(world);
    const replay = createReplayMerchantErasure(world.table, world.keys);
    expect(await replay(await line(world, id, true))).toBe(true);
    expect(await world.merchants.get(id)).toBeUndefined();
    expect(await world.history.list(id)).toEqual([]);
    expect(await replay(await line(world, id, true))).toBe(false);
  });

  it('leaves somebody alone who has become the contact since', async () => {
    const world = await merchantsWorld();
    const { id } = await pendingMerchant(world, {}, { email: 'new@x.be' });
    const replay = createReplayMerchantErasure(world.table, world.keys);
    expect(await replay(await line(world, id, false))).toBe(false);
    expect((await world.merchants.get(id))?.contact?.email).toBe('new@x.be');
  });
});
