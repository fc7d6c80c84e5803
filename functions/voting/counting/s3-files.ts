import { PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { FileStore } from './count-deps.ts';

/**
 * Files of a bucket that CloudFront serves. Their keys hold a hash of what they are, so that browsers may keep them for ever.
 */
export const createPublicFiles = (client: S3Client, Bucket: string): FileStore => ({
  async put(Key, { text, type }) {
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: text,
        ContentType: type,
        ContentDisposition: `attachment; filename="${Key.split('/').at(-1)}"`,
        CacheControl: 'public, max-age=31536000, immutable',
      }),
    );
  },
});

/** Files that are written once: S3 refuses a second under the same key, which is what we want then. */
export const createWriteOnceFiles = (client: S3Client, Bucket: string): FileStore => ({
  async put(Key, { text, type }) {
    const object = { Bucket, Key, Body: text, ContentType: type, IfNoneMatch: '*' };
    try {
      await client.send(new PutObjectCommand(object));
    } catch (error) {
      if (!isThere(error)) throw error;
    }
  },
});

const isThere = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
