import webpEncoder from '@jsquash/webp/codec/enc/webp_enc.wasm';
import encodeWebp, { init as startWebp } from '@jsquash/webp/encode.js';
import { PNG } from 'pngjs';
import { packJpeg } from '../../functions/merchants/photos/pack-jpeg.ts';
import type { Pixels } from '../../functions/merchants/photos/pixels.ts';

/** Four fields of colour by which a picture tells how it was turned: red, green above; blue, yellow below. */
export const corners = {
  topLeft: [200, 30, 30],
  topRight: [30, 160, 40],
  bottomLeft: [40, 40, 200],
  bottomRight: [220, 200, 30],
} as const;

/** A picture of {@link corners}. `opaque`: 0 to 255. */
export function cornersPicture(width: number, height: number, opaque = 255): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const half =
        y < height / 2
          ? (['topLeft', 'topRight'] as const)
          : (['bottomLeft', 'bottomRight'] as const);
      data.set([...corners[half[x < width / 2 ? 0 : 1]], opaque], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

export const jpegPhoto = (picture: Pixels): Promise<Buffer> => packJpeg(picture);

export function pngPhoto({ width, height, data }: Pixels): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png);
}

export async function webpPhoto({ width, height, data }: Pixels): Promise<Buffer> {
  await startWebp({ wasmBinary: webpEncoder.buffer });
  const picture = { width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' as const };
  return Buffer.from(await encodeWebp(picture, { lossless: 1 }));
}

/** The TIFF block of EXIF, as a phone writes it: orientation, and the place where the picture was taken. */
export function exifBlock(orientation: number): Buffer {
  const entries = [
    [0x010f, 2, 4, Buffer.from('ACM\0')], // maker
    [0x0112, 3, 1, Buffer.from([0, orientation, 0, 0])],
    [0x8825, 4, 1, Buffer.from([0, 0, 0, 56])], // where the directory of places is
  ] as const;
  const gps = [
    [0x0001, 2, 2, Buffer.from('N\0\0\0')],
    [0x0002, 2, 4, Buffer.from('51.3')],
  ] as const;
  const head = Buffer.from([...Buffer.from('MM'), 0, 42, 0, 0, 0, 8]);
  return Buffer.concat([head, directory(entries), Buffer.alloc(6), directory(gps)]);
}

type Entry = readonly [tag: number, type: number, count: number, value: Buffer];

function directory(entries: readonly Entry[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16BE(entries.length);
  const lines = entries.map(([tag, type, number, value]) => {
    const line = Buffer.alloc(8);
    line.writeUInt16BE(tag, 0);
    line.writeUInt16BE(type, 2);
    line.writeUInt32BE(number, 4);
    return Buffer.concat([line, value]);
  });
  return Buffer.concat([count, ...lines, Buffer.alloc(4)]);
}

/** The JPEG with an EXIF block and a comment behind its first marker. */
export function withExif(jpeg: Buffer, exif: Buffer): Buffer {
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif])),
    segment(0xfe, Buffer.from('taken at home by An Peeters')),
    jpeg.subarray(2),
  ]);
}

export function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** The PNG with an `eXIf` chunk behind its header. Nobody checks its checksum. */
export function pngWithExif(png: Buffer, exif: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('eXIf'), exif, Buffer.alloc(4)]);
  chunk.writeUInt32BE(exif.length, 0);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
