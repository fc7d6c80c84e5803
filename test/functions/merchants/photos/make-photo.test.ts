import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { mostPixels, mostScans } from '../../../../functions/merchants/photos/inspect-picture.ts';
import { makePhoto } from '../../../../functions/merchants/photos/make-photo.ts';
import { PhotoRefused } from '../../../../functions/merchants/photos/photo-refusal.ts';
import { unpackPicture } from '../../../../functions/merchants/photos/unpack-picture.ts';
import { gifFile, jpegFile, pngFile } from '../../../builders/image-file.ts';
import {
  corners,
  cornersPicture,
  exifBlock,
  jpegPhoto,
  pngPhoto,
  pngWithExif,
  segment,
  webpPhoto,
  withExif,
} from '../../../builders/photo-file.ts';

/** The colour in the middle of each quarter of a JPEG. */
async function quartersOf(jpeg: Buffer) {
  const { width, height, data } = await unpackPicture(jpeg, 'jpeg');
  const at = (x: number, y: number) => {
    const start = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
    return [...data.subarray(start, start + 3)];
  };
  return {
    topLeft: at(0.25, 0.25),
    topRight: at(0.75, 0.25),
    bottomLeft: at(0.25, 0.75),
    bottomRight: at(0.75, 0.75),
  };
}

const near = ([red, green, blue]: readonly number[]) =>
  [red, green, blue].map((value) => expect.closeTo(value ?? 0, -1.2));

/** What the segments of a JPEG are called, up to its picture. */
function markersOf(jpeg: Buffer): string[] {
  const markers: string[] = [];
  for (let at = 2; jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2)) {
    markers.push((jpeg[at + 1] ?? 0).toString(16));
    if (jpeg[at + 1] === 0xda) break;
  }
  return markers;
}

const reasonOf = (file: Uint8Array) =>
  makePhoto(file).then(
    () => 'accepted',
    (error) => (error instanceof PhotoRefused ? error.reason : error),
  );

describe('a photo', () => {
  test.each([
    ['JPEG', jpegPhoto],
    ['PNG', pngPhoto],
    ['WebP', webpPhoto],
  ])('may be a %s, whatever it is called', async (_kind, write) => {
    const photo = await makePhoto(await write(cornersPicture(80, 60)));
    expect(photo).toMatchObject({ width: 80, height: 60 });
    const quarters = await quartersOf(photo.large);
    expect(quarters.topLeft).toEqual(near(corners.topLeft));
    expect(quarters.bottomRight).toEqual(near(corners.bottomRight));
  });

  test('is at most 1600 pixels long, and comes with a small one for lists', async () => {
    const photo = await makePhoto(await jpegPhoto(cornersPicture(2400, 1500)));
    expect(photo).toMatchObject({ width: 1600, height: 1000 });
    expect(await unpackPicture(photo.small, 'jpeg')).toMatchObject({ width: 640, height: 400 });
    expect((await quartersOf(photo.small)).bottomLeft).toEqual(near(corners.bottomLeft));
  });

  test('that is smaller stays as large as it is', async () => {
    const photo = await makePhoto(await jpegPhoto(cornersPicture(33, 21)));
    expect(photo).toMatchObject({ width: 33, height: 21 });
  });

  test('that can be seen through is put on white', async () => {
    const photo = await makePhoto(pngPhoto(cornersPicture(40, 40, 0)));
    expect((await quartersOf(photo.large)).topLeft).toEqual(near([255, 255, 255]));
  });

  test('keeps nothing of where, when and by whom it was taken', async () => {
    const taken = withExif(await jpegPhoto(cornersPicture(60, 40)), exifBlock(1));
    expect(taken.includes('51.3')).toBe(true);
    const { large, small } = await makePhoto(taken);
    for (const made of [large, small]) {
      for (const secret of ['Exif', '51.3', 'ACM', 'Peeters'])
        expect(made.includes(secret)).toBe(false);
      // The header of JFIF, and what a decoder needs: no application's segment, no comment.
      const needed = ['e0', 'db', 'c0', 'c2', 'c4', 'da'];
      expect(markersOf(made).filter((marker) => !needed.includes(marker))).toEqual([]);
    }
  });

  test('is called by what it shows: the same upload twice is one photo', async () => {
    const [once, again, other] = await Promise.all([
      makePhoto(await jpegPhoto(cornersPicture(60, 40))),
      makePhoto(withExif(await jpegPhoto(cornersPicture(60, 40)), exifBlock(1))),
      makePhoto(await jpegPhoto(cornersPicture(62, 40))),
    ]);
    expect(once.hash).toBe(again.hash);
    expect(once.hash).not.toBe(other.hash);
  });
});

describe('a photo that was taken with the camera turned', () => {
  const { topLeft: red, topRight: green, bottomLeft: blue, bottomRight: yellow } = corners;
  test.each([
    [1, [red, green, blue, yellow]],
    [2, [green, red, yellow, blue]],
    [3, [yellow, blue, green, red]],
    [4, [blue, yellow, red, green]],
    [5, [red, blue, green, yellow]],
    [6, [blue, red, yellow, green]],
    [7, [yellow, green, blue, red]],
    [8, [green, yellow, red, blue]],
  ])('is turned upright: orientation %i', async (orientation, expected) => {
    const taken = withExif(await jpegPhoto(cornersPicture(120, 60)), exifBlock(orientation));
    const photo = await makePhoto(taken);
    expect([photo.width, photo.height]).toEqual(orientation > 4 ? [60, 120] : [120, 60]);
    const { topLeft, topRight, bottomLeft, bottomRight } = await quartersOf(photo.large);
    expect([topLeft, topRight, bottomLeft, bottomRight]).toEqual(expected.map(near));
  });

  test('is turned upright when it is a PNG too', async () => {
    const taken = pngWithExif(pngPhoto(cornersPicture(120, 60)), exifBlock(8));
    expect((await quartersOf((await makePhoto(taken)).large)).topLeft).toEqual(near(green));
  });

  test.each([
    ['of no known value', exifBlock(9)],
    ['cut off', exifBlock(6).subarray(0, 14)],
    ['that points outside', Buffer.from([...Buffer.from('MM'), 0, 42, 0xff, 0xff, 0xff, 0xff])],
    ['of no known order', Buffer.from('XX__________')],
  ])('stays as it is with an orientation %s', async (_what, exif) => {
    const photo = await makePhoto(withExif(await jpegPhoto(cornersPicture(60, 40)), exif));
    expect(photo).toMatchObject({ width: 60, height: 40 });
  });
});

describe('what is no photo', () => {
  test.each([
    ['a text', Buffer.from('<script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
    ['a GIF', gifFile(20, 20)],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ])('is refused: %s', async (_what, file) => {
    expect(await reasonOf(file)).toBe('not_a_photo');
  });

  test.each([
    ['PNG', pngFile(30_000, 30_000)],
    ['JPEG', jpegFile(65_000, 65_000)],
  ])(
    'is refused before it is unpacked: a %s of more than 50 million points',
    async (_kind, file) => {
      expect(await reasonOf(file)).toBe('too_many_pixels');
      expect(await reasonOf(pngFile(mostPixels / 5000, 5001))).toBe('too_many_pixels');
    },
  );

  test('is refused: a JPEG that goes a thousand times through its picture', async () => {
    const jpeg = await jpegPhoto(cornersPicture(16, 16));
    const scans = Array.from({ length: mostScans }, () =>
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    );
    expect(await reasonOf(Buffer.concat([jpeg, ...scans]))).toBe('unreadable');
  });

  test('is refused: a file larger than a form of ours takes', async () => {
    const padded = Buffer.concat([
      await jpegPhoto(cornersPicture(16, 16)),
      Buffer.alloc(12 * 1024 * 1024),
    ]);
    expect(await reasonOf(padded)).toBe('too_large');
  });

  test('is refused: a picture of which only the head is there, and the next photo is none the worse', async () => {
    expect(await reasonOf(jpegFile(20, 20))).toBe('unreadable');
    expect(await reasonOf(pngFile(20, 20))).toBe('unreadable');
    expect(await reasonOf((await webpPhoto(cornersPicture(20, 20))).subarray(0, 40))).toBe(
      'unreadable',
    );
    expect(await reasonOf(await jpegPhoto(cornersPicture(20, 20)))).toBe('accepted');
  });

  test('is refused: a PNG that says more than it holds', async () => {
    const png = PNG.sync.write(new PNG({ width: 10, height: 10 }));
    png.writeUInt32BE(4000, 16);
    expect(await reasonOf(png)).toBe('unreadable');
  });
});
