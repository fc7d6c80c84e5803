import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { AppError } from '../../../shared/errors.ts';
import { type Image, imagePath, largestImage, uploadKey } from './image.ts';

export interface ImageStore {
  /** Where a browser may put the file within 15 minutes, of just this type and number of bytes. */
  uploadUrl(image: Image): Promise<string>;
  /** @throws {AppError} image.invalid when nothing was uploaded, or too much. */
  readUpload(image: Image): Promise<Uint8Array>;
  /**
   * Puts what was looked at where everybody can see it; never what may lie at the upload's place by now. Once: a second
   * file under the same id changes nothing, since mails that show the first may be approved.
   */
  publish(image: Image, file: Uint8Array): Promise<void>;
}

const urlSeconds = 900;

/**
 * A client for {@link createImageStore}. By default the SDK signs the checksum of the body into a URL, and who
 * signs has no body yet: a store that checks it refuses every file but the empty one.
 */
export const createImageClient = (config: S3ClientConfig = {}): S3Client =>
  new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' });

export function createImageStore(client: S3Client, bucket: string): ImageStore {
  return {
    uploadUrl({ imageId, type, bytes }) {
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: uploadKey(imageId),
        ContentType: type,
        ContentLength: bytes,
      });
      return getSignedUrl(client, put, {
        expiresIn: urlSeconds,
        signableHeaders: new Set(['content-type', 'content-length']),
      });
    },

    async readUpload({ imageId }) {
      const get = new GetObjectCommand({ Bucket: bucket, Key: uploadKey(imageId) });
      const { Body, ContentLength = 0 } = await client.send(get).catch(notUploaded);
      if (!Body || ContentLength > largestImage) {
        throw new AppError('image.invalid', 'The file is larger than 3 MB.');
      }
      return Body.transformToByteArray();
    },

    async publish(image, file) {
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: imagePath(image),
        Body: file,
        ContentType: image.type,
        CacheControl: 'public, max-age=31536000, immutable',
        IfNoneMatch: '*',
      });
      await client.send(put).catch(alreadyPublished);
    },
  };
}

function notUploaded(error: unknown): never {
  if (!(error instanceof NoSuchKey)) throw error;
  throw new AppError('image.invalid', 'The file has not been uploaded yet.', { cause: error });
}

/** What S3 throws when a condition of a write does not hold; the client has no class for it. */
function alreadyPublished(error: unknown): void {
  if (!(error instanceof S3ServiceException && error.name === 'PreconditionFailed')) throw error;
}
