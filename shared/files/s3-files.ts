import { Readable } from 'node:stream';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { Files } from './files.ts';

/** S3 wants parts of 5 MiB at least, but for the last. */
const partSize = 5 * 1024 * 1024;

const ContentType = 'text/csv; charset=utf-8';

export function createS3Files(client: S3Client, Bucket: string): Files {
  return {
    async open(Key) {
      try {
        const { Body, ContentLength = 0 } = await client.send(
          new GetObjectCommand({ Bucket, Key }),
        );
        if (!(Body instanceof Readable)) throw new Error(`the object ${Key} has no readable body`);
        return { size: ContentLength, bytes: Body };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    async put(Key, text) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: text, ContentType }));
    },

    async write(Key, pieces) {
      const upload = new PartedUpload(client, Bucket, Key);
      let waiting: Buffer[] = [];
      let size = 0;
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece);
        waiting.push(bytes);
        size += bytes.byteLength;
        if (size < partSize) continue;
        await upload.add(Buffer.concat(waiting));
        waiting = [];
        size = 0;
      }
      await upload.finish(Buffer.concat(waiting));
    },
  };
}

/** Small files go in one request, larger ones in parts; parts of one that never finishes expire in the bucket. */
class PartedUpload {
  readonly #client: S3Client;
  readonly #object: { readonly Bucket: string; readonly Key: string };
  readonly #parts: { PartNumber: number; ETag: string | undefined }[] = [];
  #uploadId: string | undefined;

  constructor(client: S3Client, Bucket: string, Key: string) {
    this.#client = client;
    this.#object = { Bucket, Key };
  }

  async add(Body: Buffer): Promise<void> {
    this.#uploadId ??= await this.#begin();
    const PartNumber = this.#parts.length + 1;
    const part = { ...this.#object, UploadId: this.#uploadId, PartNumber, Body };
    const { ETag } = await this.#client.send(new UploadPartCommand(part));
    this.#parts.push({ PartNumber, ETag });
  }

  async finish(rest: Buffer): Promise<void> {
    if (this.#uploadId === undefined) {
      await this.#client.send(new PutObjectCommand({ ...this.#object, Body: rest, ContentType }));
      return;
    }
    if (rest.byteLength > 0) await this.add(rest);
    await this.#client.send(
      new CompleteMultipartUploadCommand({
        ...this.#object,
        UploadId: this.#uploadId,
        MultipartUpload: { Parts: this.#parts },
      }),
    );
  }

  async #begin(): Promise<string | undefined> {
    const begin = new CreateMultipartUploadCommand({ ...this.#object, ContentType });
    return (await this.#client.send(begin)).UploadId;
  }
}
