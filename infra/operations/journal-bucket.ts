import {
  GetObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import * as z from 'zod';
import {
  type RegistrationErasure,
  registrationErasureSchema,
} from '../../functions/calendar/index.ts';
import { type MerchantErasure, merchantErasureSchema } from '../../functions/merchants/index.ts';
import {
  type Erasure,
  erasureSchema,
  journalPrefix,
  type Withdrawal,
  withdrawalPrefix,
  withdrawalSchema,
} from '../../functions/subscribers/index.ts';

const lineSchema = z.union([
  erasureSchema,
  withdrawalSchema,
  merchantErasureSchema,
  registrationErasureSchema(),
]);

/**
 * The lines of the journal from a day on: consents that were withdrawn, then what was erased, of each the oldest day first.
 * @param since `2027-03-14`, in UTC; the whole of that day is read.
 */
export async function* readJournal(
  client: S3Client,
  bucket: string,
  since: string,
): AsyncGenerator<Erasure | Withdrawal | MerchantErasure | RegistrationErasure> {
  for (const prefix of [withdrawalPrefix, journalPrefix]) {
    for await (const key of keysSince(client, { bucket, prefix, since })) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      yield lineSchema.parse(JSON.parse((await Body?.transformToString()) ?? ''));
    }
  }
}

async function* keysSince(
  client: S3Client,
  { bucket, prefix, since }: Readonly<Record<'bucket' | 'prefix' | 'since', string>>,
): AsyncGenerator<string> {
  // Keys begin with the day, and S3 lists those after this text: the last that sorts before the day's first.
  let StartAfter: string | undefined = `${prefix}${since}`;
  do {
    const page: ListObjectsV2CommandOutput = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, StartAfter }),
    );
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
    StartAfter = page.IsTruncated ? page.Contents?.at(-1)?.Key : undefined;
  } while (StartAfter);
}
