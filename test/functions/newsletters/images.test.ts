import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Image } from '../../../functions/newsletters/images/image.ts';
import {
  createImageClient,
  createImageStore,
} from '../../../functions/newsletters/images/image-store.ts';
import { gifFile, jpegFile, pngFile } from '../../builders/image-file.ts';
import { balen, newslettersWorld, retie, siteUrl, type World } from './newsletters-world.ts';

let world: World;
beforeEach(async () => {
  world = await newslettersWorld();
});

const announce = (body: object) =>
  world.call('editor', 'POST', '/images', {
    type: 'image/png',
    bytes: 33,
    municipality: retie,
    ...body,
  });

async function upload(file: Uint8Array, type = 'image/png') {
  const { json } = await announce({ type, bytes: file.byteLength });
  const imageId = String(json.imageId);
  world.uploads.set(imageId, file);
  const answer = await world.call('editor', 'POST', `/images/${imageId}/complete`);
  return { imageId, answer };
}

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
);

describe('uploading an image', () => {
  it.each([
    ['image/png', 'png', pngFile(600, 400)],
    ['image/gif', 'gif', gifFile(600, 400)],
    ['image/jpeg', 'jpg', jpegFile(600, 400)],
  ])('takes %s and says its address and size', async (type, extension, file) => {
    const { imageId, answer } = await upload(file, type);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json).toEqual({
      imageId,
      url: `/images/${imageId}.${extension}`,
      publicUrl: `${siteUrl}/images/${imageId}.${extension}`,
      width: 600,
      height: 400,
    });
    expect(world.published.get(imageId)).toEqual(file);
  });

  it('says where to put the file and with which headers', async () => {
    const { json, statusCode } = await announce({});
    expect(statusCode).toBe(201);
    expect(json).toEqual({
      imageId: json.imageId,
      uploadUrl: `https://uploads.example/${json.imageId}`,
      headers: { 'content-type': 'image/png', 'content-length': '33' },
    });
  });

  it.each([
    ['SVG', { type: 'image/svg+xml' }],
    ['HTML', { type: 'text/html' }],
    ['a type in other letters', { type: 'IMAGE/PNG' }],
    ['a file of more than 3 MB', { bytes: 3 * 1024 * 1024 + 1 }],
    ['an empty file', { bytes: 0 }],
    ['a name', { filename: '../../x.png.html' }],
  ])('does not announce %s', async (_, wrong) => {
    expect((await announce(wrong)).statusCode).toBe(400);
  });

  it.each([
    ['an SVG with a script', svg, 'image/png'],
    ['HTML', Buffer.from('<html><script>alert(1)</script></html>'), 'image/gif'],
    ['a GIF said to be a PNG', gifFile(10, 10), 'image/png'],
    ['a BMP', Buffer.from('BM'.padEnd(60, '\0')), 'image/png'],
    ['nothing', Buffer.alloc(0), 'image/png'],
    ['the beginning of a PNG', pngFile(10, 10).subarray(0, 12), 'image/png'],
    ['a picture without height', gifFile(10, 0), 'image/gif'],
    ['a picture as wide as a street', pngFile(40_000, 10), 'image/png'],
    [
      'more than was allowed',
      Buffer.concat([pngFile(10, 10), Buffer.alloc(3 * 1024 * 1024)]),
      'image/png',
    ],
  ])('refuses %s when it looks at it', async (_, file, type) => {
    const { json } = await announce({ type });
    world.uploads.set(String(json.imageId), file);
    const answer = await world.call('editor', 'POST', `/images/${json.imageId}/complete`);
    expect([answer.statusCode, answer.json.code]).toEqual([422, 'image.invalid']);
    expect(world.published.size).toBe(0);
  });

  it('publishes what it looked at, though something else was put there meanwhile', async () => {
    const { imageId } = await upload(pngFile(600, 400));
    world.uploads.set(imageId, svg);
    const again = await world.call('editor', 'POST', `/images/${imageId}/complete`);
    expect(again.json).toMatchObject({ imageId, width: 600 });
    expect(world.published.get(imageId)).toEqual(pngFile(600, 400));
  });

  it('is for editors of the municipality', async () => {
    expect((await announce({ municipality: '99999' })).statusCode).toBe(404);
    const foreign = await world.call('retieEditor', 'POST', '/images', {
      type: 'image/png',
      bytes: 9,
      municipality: balen,
    });
    expect(foreign.statusCode).toBe(403);
    const { imageId } = await upload(pngFile(6, 4));
    const complete = await world.call('balenEditor', 'POST', `/images/${imageId}/complete`);
    expect(complete.statusCode).toBe(403);
    const absent = 'img_01jd0000000000000000000000';
    expect((await world.call('editor', 'POST', `/images/${absent}/complete`)).statusCode).toBe(404);
  });
});

describe('the image store', () => {
  const s3 = mockClient(S3Client);
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const store = createImageStore(createImageClient({ region: 'eu-west-1', credentials }), 'images');
  const image: Image = {
    imageId: 'img_01jd0000000000000000000000',
    state: 'awaiting',
    type: 'image/png',
    bytes: 33,
    nis: retie,
    uploadedBy: 'acc_editor',
    createdAt: '2026-11-22T12:00:00.000Z',
  };
  const refusal = { $fault: 'client', $metadata: {} } as const;
  beforeEach(() => s3.reset());

  it('signs type and number of bytes, so that nothing else can be put', async () => {
    const url = new URL(await store.uploadUrl(image));
    expect(url.pathname).toBe(`/uploads/${image.imageId}`);
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
    expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
    expect(url.search).not.toContain('checksum');
  });

  it('publishes under our name, with our type', async () => {
    s3.on(PutObjectCommand).resolves({});
    await store.publish(image, pngFile(1, 1));
    expect(s3.call(0).args[0].input).toMatchObject({
      Bucket: 'images',
      Key: `images/${image.imageId}.png`,
      ContentType: 'image/png',
      CacheControl: 'public, max-age=31536000, immutable',
    });
  });

  it('publishes once: mails that show the picture may be approved', async () => {
    s3.on(PutObjectCommand, { IfNoneMatch: '*' })
      .rejectsOnce(new S3ServiceException({ name: 'PreconditionFailed', ...refusal }))
      .rejects(new S3ServiceException({ name: 'AccessDenied', ...refusal }));
    await store.publish(image, pngFile(1, 1));
    await expect(store.publish(image, pngFile(1, 1))).rejects.toThrow(S3ServiceException);
  });

  it('says when nothing was uploaded', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: 'none', $metadata: {} }));
    await expect(store.readUpload(image)).rejects.toMatchObject({ code: 'image.invalid' });
  });

  it('does not read a file that is larger than allowed', async () => {
    s3.on(GetObjectCommand).resolves({ ContentLength: 4 * 1024 * 1024 });
    await expect(store.readUpload(image)).rejects.toMatchObject({ code: 'image.invalid' });
  });
});
