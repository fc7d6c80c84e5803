import { describe, expect, it } from 'vitest';
import { measurePicture } from '../../../shared/files/measure-picture.ts';
import { gifFile, jpegFile, pngFile } from '../../builders/image-file.ts';
import { withExif } from '../../builders/photo-file.ts';

const bitmap = Buffer.alloc(26);
bitmap.write('BM', 'latin1');
bitmap.writeUInt32LE(30, 18);
bitmap.writeUInt32LE(20, 22);

describe('the measure of an uploaded picture', () => {
  it.each([
    ['png', pngFile(30, 20)],
    ['gif', gifFile(30, 20)],
    ['jpg', jpegFile(30, 20)],
  ])('is read from the head of a %s', (type, file) => {
    expect(measurePicture(file)).toMatchObject({ type, width: 30, height: 20 });
  });

  it.each([
    [
      'an SVG',
      'disabled',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'),
    ],
    ['a bitmap', 'disabled', bitmap],
    ['a text', 'unsupported', Buffer.from('no picture')],
  ])('is not looked for in %s', (_, why, file) => {
    expect(() => measurePicture(file)).toThrow(`${why} file type`);
  });

  it('is found behind an EXIF block that is cut short, in whatever memory', () => {
    const photo = withExif(jpegFile(30, 20), Buffer.from('MM'));
    for (const file of [photo, new Uint8Array(photo)]) {
      expect(measurePicture(file)).toMatchObject({ width: 30, height: 20 });
    }
  });

  it.each([
    ['PNG', pngFile(30, 20), 20],
    ['GIF', gifFile(30, 20), 6],
    ['JPEG', jpegFile(30, 20), 24],
  ])(
    'is none where the head of a %s is cut off, whatever stands behind it in memory',
    (_, file, end) => {
      expect(() => measurePicture(file.subarray(0, end))).toThrow();
    },
  );
});
