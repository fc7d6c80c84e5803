import { AppError } from '../../../shared/errors.ts';
import { measurePicture } from '../../../shared/files/measure-picture.ts';
import { type ImageType, imageTypes, largestImage } from './image.ts';

/** Pixels. More is a photo as the camera took it, or a trap for whoever unpacks it. */
const longestSide = 4000;

/**
 * Looks into an uploaded file, whatever it was called and said to be.
 * @throws {AppError} image.invalid when it is not a picture of this type, or too large.
 */
export function checkImage(file: Uint8Array, type: ImageType): { width: number; height: number } {
  if (file.byteLength > largestImage) throw invalid('The file is larger than 3 MB.');
  const { type: found, width, height } = measured(file);
  if (found !== imageTypes[type]) throw invalid(`The file is not of the type ${type}.`);
  if (width < 1 || height < 1) throw invalid('The image has no size.');
  if (Math.max(width, height) > longestSide) {
    throw invalid(`The image is more than ${longestSide} pixels wide or high.`);
  }
  return { width, height };
}

function measured(file: Uint8Array) {
  try {
    return measurePicture(file);
  } catch (cause) {
    throw invalid('The file is not a picture that we can read.', cause);
  }
}

const invalid = (message: string, cause?: unknown) =>
  new AppError('image.invalid', message, { cause });
