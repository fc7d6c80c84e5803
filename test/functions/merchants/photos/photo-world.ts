import type { MadePhoto } from '../../../../functions/merchants/photos/make-photo.ts';
import { createPhotoJobs } from '../../../../functions/merchants/photos/photo-jobs.ts';
import type { PhotoMessage } from '../../../../functions/merchants/photos/photo-message.ts';
import { photoPrefix, uploadKey } from '../../../../functions/merchants/photos/photo-places.ts';
import { PhotoRefused } from '../../../../functions/merchants/photos/photo-refusal.ts';
import { requestPhoto } from '../../../../functions/merchants/photos/request-photo.ts';
import { workPhoto } from '../../../../functions/merchants/photos/work-photo.ts';
import { createMerchantRepository } from '../../../../functions/merchants/repository/merchants.ts';
import { testClock } from '../../../builders/clock.ts';
import { freshTable } from '../../../builders/table.ts';

/** The photo worker on a fresh table, with a bucket in memory. */
export async function photoWorld() {
  const table = await freshTable();
  const now = testClock();
  const objects = new Map<string, Uint8Array>();
  const queued: PhotoMessage[] = [];
  const store = {
    async readUpload(merchantId: string, uploadId: string) {
      const file = objects.get(uploadKey(merchantId, uploadId));
      if (!file) throw new PhotoRefused('missing');
      return file;
    },
    async publish(merchantId: string, { hash, large, small }: MadePhoto) {
      objects.set(`${photoPrefix(merchantId)}${hash}.jpg`, large);
      objects.set(`${photoPrefix(merchantId)}${hash}-small.jpg`, small);
      return `/${photoPrefix(merchantId)}${hash}.jpg`;
    },
    async removeAll(merchantId: string) {
      for (const key of objects.keys()) {
        if (key.startsWith(photoPrefix(merchantId))) objects.delete(key);
      }
    },
  };
  const deps = {
    merchants: createMerchantRepository(table, { now }),
    photoJobs: createPhotoJobs(table, { now }),
    store,
    now,
    photos: {
      async send(messages: readonly PhotoMessage[]) {
        queued.push(...messages);
      },
    },
  };
  return {
    ...deps,
    objects,
    queued,
    upload: (merchantId: string, uploadId: string, file: Uint8Array) =>
      objects.set(uploadKey(merchantId, uploadId), file),
    published: () => [...objects.keys()].filter((key) => key.startsWith('images/')),
    request: (message: Parameters<typeof requestPhoto>[0]) => requestPhoto(message, deps),
    work: (message: PhotoMessage) => workPhoto(message, deps),
  };
}
