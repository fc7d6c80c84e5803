import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type RenderedVariant, renderedVariantSchema } from '../issue-variants.ts';

/** Rendered variants in the FILES bucket, below `rendered/`. */
export interface RenderedFiles {
  write(key: string, rendered: RenderedVariant): Promise<void>;
  /** @throws {ZodError} when the file is not one that {@link write} wrote. */
  read(key: string): Promise<RenderedVariant>;
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

  async read(Key) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
    return renderedVariantSchema.parse(JSON.parse((await Body?.transformToString()) ?? 'null'));
  },
});
