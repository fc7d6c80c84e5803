import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { RenderedVariant } from '../issue-variants.ts';

/** Rendered variants in the FILES bucket, below `rendered/`, from where their templates are made. */
export interface RenderedFiles {
  write(key: string, rendered: RenderedVariant): Promise<void>;
}

export const createRenderedFiles = (client: S3Client, bucket: string): RenderedFiles => ({
  async write(Key, { subject, html, text }) {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key,
        Body: JSON.stringify({ subject, html, text }),
        ContentType: 'application/json',
      }),
    );
  },
});
