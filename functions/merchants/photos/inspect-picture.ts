import { measurePicture } from '../../../shared/files/measure-picture.ts';
import { type Orientation, readOrientation } from './orientation.ts';
import { largestUpload } from './photo-places.ts';
import { PhotoRefused } from './photo-refusal.ts';

/** More than any phone makes but those that boast of 200 million; unpacked it takes 200 MB. */
export const mostPixels = 50_000_000;

/** A progressive JPEG has some ten. Each is a way through the whole picture, so that thousands are a trap. */
export const mostScans = 100;

const kinds = { jpg: 'jpeg', png: 'png', webp: 'webp' } as const;

export type PictureKind = (typeof kinds)[keyof typeof kinds];

export interface Picture {
  readonly kind: PictureKind;
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
}

/**
 * What an uploaded file is by its content, whatever it was called and said to be. Reads its head only: nothing is
 * unpacked before it is known to be small enough.
 * @throws {PhotoRefused}
 */
export function inspectPicture(file: Uint8Array): Picture {
  if (file.byteLength > largestUpload) throw new PhotoRefused('too_large');
  const { type, width, height } = measured(file);
  const kind = kindOf(type);
  if (!kind) throw new PhotoRefused('not_a_photo');
  if (width < 1 || height < 1) throw new PhotoRefused('unreadable');
  if (width * height > mostPixels) throw new PhotoRefused('too_many_pixels');
  if (kind === 'jpeg' && countScans(file) > mostScans) throw new PhotoRefused('unreadable');
  return { kind, width, height, orientation: readOrientation(file, kind) };
}

function measured(file: Uint8Array) {
  try {
    return measurePicture(file);
  } catch (cause) {
    throw new PhotoRefused('not_a_photo', cause);
  }
}

const kindOf = (type: string | undefined): PictureKind | undefined =>
  type === 'jpg' || type === 'png' || type === 'webp' ? kinds[type] : undefined;

/** Start-of-scan markers. Compressed data holds none: there, 0xff is followed by zero. */
function countScans(file: Uint8Array): number {
  let count = 0;
  for (let at = file.indexOf(0xff); at >= 0; at = file.indexOf(0xff, at + 1)) {
    if (file[at + 1] === 0xda) count += 1;
  }
  return count;
}
