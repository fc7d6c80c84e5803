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
 * @throws {TypeError} when it is none of these, or cut off.
 */
export const measurePicture = (file: Uint8Array) => imageSize(file);
