import {
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { MadePhoto } from './make-photo.ts';
import { largestUpload, photoPrefix, smallPhotoPath, uploadKey } from './photo-places.ts';
import { PhotoRefused } from './photo-refusal.ts';

export interface PhotoStore {
  /** @throws {PhotoRefused} missing, too_large */
  readUpload(merchantId: string, uploadId: string): Promise<Uint8Array>;
  /** Puts large and small where everybody can see them, the same however often; gives the path of the large one. */
  publish(merchantId: string, photo: MadePhoto): Promise<string>;
  /** All that was ever published of the merchant. */
  removeAll(merchantId: string): Promise<void>;
}

export function createPhotoStore(client: S3Client, bucket: string): PhotoStore {
  const put = (key: string, body: Buffer) =>
    client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: 'image/jpeg',
        CacheControl: 'public, max-age=31536000, immutable',
      }),
    );

  return {
    async readUpload(merchantId, uploadId) {
      const get = new GetObjectCommand({ Bucket: bucket, Key: uploadKey(merchantId, uploadId) });
      const { Body, ContentLength = 0 } = await client.send(get).catch(notUploaded);
      if (!Body || ContentLength > largestUpload) throw new PhotoRefused('too_large');
      return Body.transformToByteArray();
    },

    async publish(merchantId, { hash, large, small }) {
      const key = `${photoPrefix(merchantId)}${hash}.jpg`;
      await put(smallPhotoPath(key), small);
      await put(key, large);
      return `/${key}`;
    },

    async removeAll(merchantId) {
      const list = { Bucket: bucket, Prefix: photoPrefix(merchantId) };
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, list)) {
        const Objects = Contents.map(({ Key }) => ({ Key }));
        if (Objects.length > 0) {
          await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
        }
      }
    },
  };
}

function notUploaded(error: unknown): never {
  if (!(error instanceof NoSuchKey)) throw error;
  throw new PhotoRefused('missing', error);
}
