import jpegDecoder from '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm';
import decodeJpeg, { init as startJpeg } from '@jsquash/jpeg/decode.js';
import webpDecoder from '@jsquash/webp/codec/dec/webp_dec.wasm';
import decodeWebp, { init as startWebp } from '@jsquash/webp/decode.js';
import { PNG } from 'pngjs';
import { codecSettings } from './codec-settings.ts';
import type { PictureKind } from './inspect-picture.ts';
import { PhotoRefused } from './photo-refusal.ts';
import type { Pixels } from './pixels.ts';

/**
 * Unpacks a picture that was inspected. Each gets a decoder of its own: one that failed is of no further use, and
 * memory that a large picture took would never be given back.
 * @throws {PhotoRefused} unreadable
 */
export async function unpackPicture(file: Uint8Array, kind: PictureKind): Promise<Pixels> {
  try {
    return await decoders[kind](file);
  } catch (cause) {
    throw new PhotoRefused('unreadable', cause);
  }
}

const decoders = {
  async jpeg(file: Uint8Array): Promise<Pixels> {
    await startJpeg(codecSettings(jpegDecoder));
    return decodeJpeg(ownBuffer(file));
  },
  async webp(file: Uint8Array): Promise<Pixels> {
    await startWebp(codecSettings(webpDecoder));
    return decodeWebp(ownBuffer(file));
  },
  async png(file: Uint8Array): Promise<Pixels> {
    return PNG.sync.read(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  },
};

/** The bytes and no others: a view may lie in a larger buffer. */
const ownBuffer = (file: Uint8Array): ArrayBuffer => new Uint8Array(file).buffer;
