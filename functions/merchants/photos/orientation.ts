/**
 * How the camera was held (EXIF tag 0x0112): 1 upright, 3 upside down, 6 turned a quarter to the left so that the
 * picture is to be turned to the right, 8 the other way; 2, 4, 5 and 7 the same, mirrored.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Upright where the file does not say, or not understandably. */
export function readOrientation(file: Uint8Array, kind: 'jpeg' | 'png' | 'webp'): Orientation {
  try {
    const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const start = exifStarts[kind](bytes);
    return start === undefined ? 1 : tagAfter(bytes, start);
  } catch (error) {
    // The block ends before it says what it began to say.
    if (error instanceof RangeError) return 1;
    throw error;
  }
}

/** Where the EXIF block begins (its TIFF header). Each throws RangeError where the file ends too early. */
const exifStarts = {
  jpeg(bytes: DataView): number | undefined {
    for (let at = 2; bytes.getUint8(at) === 0xff; at += 2 + bytes.getUint16(at + 2)) {
      const marker = bytes.getUint8(at + 1);
      if (marker === 0xda) return undefined;
      if (marker === 0xe1 && ascii(bytes, at + 4, 6) === 'Exif\0\0') return at + 10;
    }
    return undefined;
  },
  png(bytes: DataView): number | undefined {
    for (let at = 8; at < bytes.byteLength; at += 12 + bytes.getUint32(at)) {
      if (ascii(bytes, at + 4, 4) === 'eXIf') return at + 8;
    }
    return undefined;
  },
  webp(bytes: DataView): number | undefined {
    for (let at = 12; at < bytes.byteLength; at += 8 + evenly(bytes.getUint32(at + 4, true))) {
      if (ascii(bytes, at, 4) !== 'EXIF') continue;
      return ascii(bytes, at + 8, 6) === 'Exif\0\0' ? at + 14 : at + 8;
    }
    return undefined;
  },
};

/** Looks through the first directory of a TIFF block. */
function tagAfter(bytes: DataView, start: number): Orientation {
  const order = ascii(bytes, start, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const little = order === 'II';
  const directory = start + bytes.getUint32(start + 4, little);
  const entries = bytes.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + 12 * entry;
    if (bytes.getUint16(at, little) !== 0x0112) continue;
    const value = bytes.getUint16(at + 8, little);
    return orientations.find((known) => known === value) ?? 1;
  }
  return 1;
}

const ascii = (bytes: DataView, at: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, index) => bytes.getUint8(at + index)));

const evenly = (length: number): number => length + (length % 2);
