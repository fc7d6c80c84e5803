import { epochSeconds, secondsAfter } from '../../../shared/clock.ts';
import { ifAbsent, type Key, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Image, imageIdSchema, imagePath, imageSchema } from './image.ts';

const imageKey = (imageId: string): Key => ({ pk: `IMAGE#${imageId}`, sk: 'IMAGE' });

/** An upload that never comes is forgotten after a day. */
const waitSeconds = 86_400;

export const newImageWrite = (image: Image): Write => ({
  put: {
    ...imageKey(image.imageId),
    ...image,
    expiresAt: epochSeconds(secondsAfter(new Date(image.createdAt), waitSeconds)),
  },
  condition: ifAbsent,
});

/** Makes it usable; the same twice. */
export const readyImageWrite = (
  imageId: string,
  size: { width: number; height: number },
): Write => ({
  update: imageKey(imageId),
  with: {
    expression: 'SET #state = :ready, width = :width, height = :height REMOVE expiresAt',
    condition: 'attribute_exists(pk)',
    names: { '#state': 'state' },
    values: { ':ready': 'ready', ':width': size.width, ':height': size.height },
  },
});

/** @throws {AppError} image.not_found */
export async function readImage(table: Table, imageId: string): Promise<Image> {
  const item = await table.get(imageKey(imageId), { consistent: true });
  if (!item) throw new AppError('image.not_found', 'There is no image with this id.');
  return imageSchema.parse(item);
}

/** Which of these paths (`/images/…`) are those of images that were uploaded and looked at. */
export async function readyImagePaths(
  table: Table,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = new Set(paths.map((path) => path.replace(/^\/images\/(.*)\.\w+$/, '$1')));
  const keys = [...ids].filter((id) => imageIdSchema.safeParse(id).success).map(imageKey);
  const images = (await table.getMany(keys)).map((item) => imageSchema.parse(item));
  return new Set(
    images.filter(({ state }) => state === 'ready').map((image) => `/${imagePath(image)}`),
  );
}
