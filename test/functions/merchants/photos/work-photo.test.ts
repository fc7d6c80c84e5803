import { describe, expect, test } from 'vitest';
import { newUploadId } from '../../../../functions/merchants/photos/photo-places.ts';
import { aMerchant } from '../../../builders/merchant.ts';
import { cornersPicture, jpegPhoto } from '../../../builders/photo-file.ts';
import { photoWorld } from './photo-world.ts';

const alt = { nl: 'An achter de toog' };

/** A merchant in this state, who has uploaded a photo and asked for it. */
async function uploaded(state: 'pending' | 'listed', by = 'merchant') {
  const world = await photoWorld();
  const merchant = aMerchant({ state });
  await world.merchants.create(merchant, []);
  const uploadId = newUploadId();
  world.upload(merchant.id, uploadId, await jpegPhoto(cornersPicture(120, 80)));
  await world.request({ merchantId: merchant.id, uploadId, alt, by });
  const [message] = world.queued;
  if (!message) throw new Error('nothing is queued');
  return { world, id: merchant.id, uploadId, message };
}

describe('a photo that a merchant uploads', () => {
  test('stands on the page of a merchant whom staff have yet to look at', async () => {
    const { world, id, uploadId, message } = await uploaded('pending');
    expect(await world.photoJobs.read(id)).toMatchObject({ uploadId, state: 'waiting' });
    await world.work(message);
    const merchant = await world.merchants.get(id);
    expect(merchant?.photo).toMatchObject({ width: 120, height: 80, alt });
    expect(world.published()).toEqual([
      merchant?.photo?.path.slice(1),
      merchant?.photo?.path.slice(1).replace('.jpg', '-small.jpg'),
    ]);
    expect(await world.photoJobs.read(id)).toMatchObject({ state: 'done' });
  });

  test('waits for staff once the merchant is listed', async () => {
    const { world, id, message } = await uploaded('listed');
    await world.work(message);
    const merchant = await world.merchants.get(id);
    expect(merchant?.photo).toBeUndefined();
    expect(merchant?.proposedPhoto?.alt).toEqual(alt);
  });

  test('needs no second look when staff upload it', async () => {
    const { world, id, message } = await uploaded('listed', 'acc_01jz0000000000000000000001');
    await world.work(message);
    expect((await world.merchants.get(id))?.photo?.alt).toEqual(alt);
  });

  test('is one photo when the message comes twice', async () => {
    const { world, id, message } = await uploaded('pending');
    await world.work(message);
    const { version } = (await world.merchants.get(id)) ?? {};
    await world.work(message);
    expect((await world.merchants.get(id))?.version).toBe(version);
    expect(world.published()).toHaveLength(2);
  });

  test('gives way to one that was uploaded later, in whatever order they are worked on', async () => {
    const { world, id, message } = await uploaded('pending');
    const later = newUploadId();
    world.upload(id, later, await jpegPhoto(cornersPicture(60, 90)));
    await world.request({ merchantId: id, uploadId: later, alt, by: 'merchant' });
    const [, second] = world.queued;
    if (second) await world.work(second);
    await world.work(message);
    expect((await world.merchants.get(id))?.photo).toMatchObject({ width: 60, height: 90 });
  });

  test.each([
    ['missing', undefined],
    ['not_a_photo', Buffer.from('%PDF-1.7 menu of the week')],
  ] as const)('is refused with a reason that the merchant is told: %s', async (reason, file) => {
    const { world, id, uploadId, message } = await uploaded('pending');
    world.objects.clear();
    if (file) world.upload(id, uploadId, file);
    await world.work(message);
    expect(await world.photoJobs.read(id)).toMatchObject({ state: 'refused', reason });
    expect((await world.merchants.get(id))?.photo).toBeUndefined();
  });

  test('is tried again when something else fails', async () => {
    const { world, message } = await uploaded('pending');
    world.store.publish = () => Promise.reject(new Error('S3 is away'));
    await expect(world.work(message)).rejects.toThrow('S3 is away');
  });
});

describe('a merchant who is erased', () => {
  test('leaves no photo behind', async () => {
    const { world, id, message } = await uploaded('pending');
    await world.work(message);
    await world.work({ task: 'remove', merchantId: id });
    expect(world.published()).toEqual([]);
    expect(await world.photoJobs.read(id)).toBeUndefined();
  });

  test('gets none from an upload that was still on its way', async () => {
    const { world, id, message } = await uploaded('pending');
    const present = await world.merchants.get(id);
    if (present) await world.merchants.remove(present, []);
    await world.work({ task: 'remove', merchantId: id });
    await world.work(message);
    expect(world.published()).toEqual([]);
    expect(await world.photoJobs.read(id)).toBeUndefined();
  });

  test('gets none from an upload that was being worked on that very moment', async () => {
    const { world, id, message } = await uploaded('pending');
    const { publish } = world.store;
    world.store.publish = async (...photo) => {
      const path = await publish(...photo);
      const present = await world.merchants.get(id);
      if (present) await world.merchants.remove(present, []);
      return path;
    };
    await world.work(message);
    expect(world.published()).toEqual([]);
  });
});
