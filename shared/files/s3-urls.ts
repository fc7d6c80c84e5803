import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** Addresses by which a browser moves files to and from S3 itself: Lambda takes 6 MB at most. */
export interface FileUrls {
  /** Takes one PUT of exactly this many bytes of this type. */
  upload(key: string, size: number, type?: string): Promise<string>;
  /** Gives the file under the name `fileName`. */
  download(key: string, fileName: string): Promise<string>;
}

/** Seconds that an address is good for. */
export const uploadSeconds = 900;
const downloadSeconds = 300;

export const csvType = 'text/csv';

/** The client must not add checksums of a body that it does not see: `requestChecksumCalculation: 'WHEN_REQUIRED'`. */
export const createFileUrls = (client: S3Client, Bucket: string): FileUrls => ({
  upload(Key, size, type = csvType) {
    const put = { Bucket, Key, ContentType: type, ContentLength: size };
    return getSignedUrl(client, new PutObjectCommand(put), {
      expiresIn: uploadSeconds,
      signableHeaders: new Set(['content-type', 'content-length']),
    });
  },
  download(Key, fileName) {
    const ResponseContentDisposition = `attachment; filename="${fileName}"`;
    const get = new GetObjectCommand({ Bucket, Key, ResponseContentDisposition });
    return getSignedUrl(client, get, { expiresIn: downloadSeconds });
  },
});
