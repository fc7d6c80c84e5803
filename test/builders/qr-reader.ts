import jsqr, { type QRCode } from 'jsqr';
import type { DrawnPage } from './pdf.ts';

type Read = (data: Uint8ClampedArray, width: number, height: number) => QRCode | null;

/** Published as CommonJS with types as of a module: what is imported is the function itself. */
const read = jsqr as unknown as Read;

/** The QR code that a camera finds in a picture. @throws {Error} where it finds none. */
export function readQr({ data, width, height }: DrawnPage): QRCode {
  const found = read(data, width, height);
  if (!found) throw new Error('no QR code is found');
  return found;
}
