import type { PhotoJobs } from './photo-jobs.ts';
import type { PhotoMessage, PhotoQueue } from './photo-message.ts';

interface Deps {
  readonly photos: PhotoQueue;
  readonly photoJobs: PhotoJobs;
}

/** Has a photo made of an upload, which replaces what was asked before. */
export async function requestPhoto(
  message: Omit<Extract<PhotoMessage, { task: 'prepare' }>, 'task'>,
  { photos, photoJobs }: Deps,
): Promise<void> {
  await photoJobs.begin(message.merchantId, message.uploadId);
  await photos.send([{ task: 'prepare', ...message }]);
}
