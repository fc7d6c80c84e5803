import { disableTypes, imageSize } from 'image-size';

disableTypes([
  'bmp',
  'cur',
  'dds',
  'heif',
  'icns',
  'ico',
  'j2c',
  'jp2',
  'jxl',
  'jxl-stream',
  'ktx',
  'pnm',
  'psd',
  'svg',
  'tga',
  'tiff',
]);

/**
 * What kind of picture an uploaded file is by its head, and its pixels. Knows JPEG, PNG, GIF and WebP: no reader of rarer kinds
 * runs over what strangers send.
 * @throws {Error} when it is none of these, or its head is cut off.
 */
export const measurePicture = (file: Uint8Array) =>
  // As a Buffer, whose parts may be read beyond their end: an EXIF block that is cut short makes no photo unreadable. In memory of its
  // own, so that nothing is read beyond the end of the file.
  imageSize(Buffer.from(new Uint8Array(file).buffer));
