import type { Clock } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Photo } from '../merchant.ts';
import { setPhoto } from '../registration/propose.ts';
import type { MerchantRepository } from '../repository/merchants.ts';
import { makePhoto } from './make-photo.ts';
import type { PhotoJobs } from './photo-jobs.ts';
import type { PhotoMessage } from './photo-message.ts';
import { PhotoRefused } from './photo-refusal.ts';
import type { PhotoStore } from './photo-store.ts';

export interface PhotoDeps {
  readonly merchants: MerchantRepository;
  readonly photoJobs: PhotoJobs;
  readonly store: PhotoStore;
  readonly now: Clock;
}

type Prepare = Extract<PhotoMessage, { task: 'prepare' }>;

/** Does what was asked; twice is the same as once. */
export async function workPhoto(message: PhotoMessage, deps: PhotoDeps): Promise<void> {
  if (message.task === 'remove') return removePhotos(message.merchantId, deps);
  const { merchantId, uploadId } = message;
  const job = await deps.photoJobs.read(merchantId);
  if (job && job.uploadId !== uploadId) return;
  try {
    await prepare(message, deps);
    await deps.photoJobs.end(merchantId, uploadId);
  } catch (error) {
    if (error instanceof PhotoRefused) {
      return deps.photoJobs.end(merchantId, uploadId, error.reason);
    }
    // Erased meanwhile: nothing of it may stay behind.
    if (isGone(error)) return removePhotos(merchantId, deps);
    throw error;
  }
}

async function prepare({ merchantId, uploadId, alt, by }: Prepare, deps: PhotoDeps) {
  if (!(await deps.merchants.get(merchantId))) throw gone();
  const made = await makePhoto(await deps.store.readUpload(merchantId, uploadId));
  const path = await deps.store.publish(merchantId, made);
  const photo: Photo = { path, width: made.width, height: made.height, alt };
  await setPhoto(merchantId, photo, by === 'merchant' ? by : { accountId: by }, deps);
}

async function removePhotos(merchantId: string, { store, photoJobs }: PhotoDeps): Promise<void> {
  await store.removeAll(merchantId);
  await photoJobs.forget(merchantId);
}

const gone = () => new AppError('merchant.not_found', 'There is no such merchant.');

const isGone = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'merchant.not_found';
