import { createHash } from 'node:crypto';
import { inspectPicture } from './inspect-picture.ts';
import { packJpeg } from './pack-jpeg.ts';
import { photoSides } from './photo-places.ts';
import { shrink } from './shrink.ts';
import { turnUpright } from './turn-upright.ts';
import { unpackPicture } from './unpack-picture.ts';

export interface MadePhoto {
  /** Of the large one. */
  readonly width: number;
  readonly height: number;
  readonly large: Buffer;
  readonly small: Buffer;
  /** Names the picture by what it shows: 32 hexadecimal digits. */
  readonly hash: string;
}

/**
 * Makes the photo of a page from what a camera or a phone wrote: upright, 1600 pixels at most, as JPEG. Only colours of
 * points pass: no place, time, owner or preview of the picture before it was cut can come through.
 * @throws {PhotoRefused}
 */
export async function makePhoto(file: Uint8Array): Promise<MadePhoto> {
  const { kind, orientation } = inspectPicture(file);
  const shrunk = shrink(await unpackPicture(file, kind), photoSides.large);
  const upright = turnUpright(shrunk, orientation);
  const large = await packJpeg(upright);
  const small = await packJpeg(shrink(upright, photoSides.small));
  const hash = createHash('sha256').update(large).digest('hex').slice(0, 32);
  return { width: upright.width, height: upright.height, large, small, hash };
}
