import { type Principal, requireRole } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import type { CreateDeps } from '../create-issue.ts';
import { checkImage } from './check-image.ts';
import type { Image, ImageType } from './image.ts';
import { newImageWrite, readImage, readyImageWrite } from './image-repository.ts';
import type { ImageStore } from './image-store.ts';

export interface ImageDeps extends CreateDeps {
  readonly images: ImageStore;
}

export interface AnnouncedImage {
  readonly type: ImageType;
  readonly bytes: number;
  /** NIS code of the municipality that it is uploaded for. */
  readonly nis: string;
}

/** Announces an image and says where to put it. */
export async function announceImage(
  { table, images, now, newId }: ImageDeps,
  principal: Principal,
  announced: AnnouncedImage,
): Promise<{ image: Image; uploadUrl: string }> {
  const image: Image = {
    ...announced,
    imageId: newId('img'),
    state: 'awaiting',
    uploadedBy: principal.accountId,
    createdAt: now().toISOString(),
  };
  await table.transact([newImageWrite(image)]);
  return { image, uploadUrl: await images.uploadUrl(image) };
}

/**
 * Looks at what was uploaded and, if it is the picture that was announced, makes it usable. Again for one
 * that is usable changes nothing.
 * @throws {AppError} image.not_found, image.invalid, auth.forbidden
 */
export async function completeImage(
  { table, images, now, newId }: ImageDeps,
  principal: Principal,
  imageId: string,
): Promise<Image> {
  const image = await readImage(table, imageId);
  requireRole(principal, 'editor', [image.nis]);
  if (image.state === 'ready') return image;
  const file = await images.readUpload(image);
  const size = checkImage(file, image.type);
  await images.publish(image, file);
  const audit = auditWrite(
    { principal, action: 'image.uploaded', subject: imageId, municipalities: [image.nis] },
    { now, newId },
  );
  await table.transact([readyImageWrite(imageId, size), audit]);
  return { ...image, ...size, state: 'ready' };
}
