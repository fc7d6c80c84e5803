import jpegEncoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm';
import encode, { init } from '@jsquash/jpeg/encode.js';
import { codecSettings } from './codec-settings.ts';
import type { Pixels } from './pixels.ts';

/** Of 100: shops on a phone look no better above, and are a third larger. */
const quality = 78;

/** Writes a JPEG that holds the picture and nothing else. */
export async function packJpeg({ width, height, data }: Pixels): Promise<Buffer> {
  await init(codecSettings(jpegEncoder));
  const picture = { width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' as const };
  return Buffer.from(await encode(picture, { quality }));
}
