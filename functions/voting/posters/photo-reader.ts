import { GetObjectCommand, NoSuchKey, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';

/** Reads a photo of a merchant by its path on the site (`/images/…`); undefined where it is gone. */
export type ReadPhoto = (path: string) => Promise<Uint8Array | undefined>;

export const createPhotoReader =
  (client: S3Client, bucket: string): ReadPhoto =>
  async (path) => {
    try {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: path.slice(1) }),
      );
      return await Body?.transformToByteArray();
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };

/** Whoever may not list a bucket is told 403 of what is not there. */
const isMissing = (error: unknown): boolean =>
  error instanceof NoSuchKey ||
  (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403);
