import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { renderedVariantSchema } from '../issue-variants.ts';
import type { TemplateDeps } from './make-template.ts';

/** Reads what was rendered for the review from the FILES bucket. @throws {Error} when it is not there. */
export const createReadRendered =
  (client: S3Client, Bucket: string): TemplateDeps['readRendered'] =>
  async (Key) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return renderedVariantSchema.parse(JSON.parse((await Body?.transformToString()) ?? ''));
  };
