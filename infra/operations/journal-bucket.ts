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
  withdrawalSchema,
} from '../../functions/subscribers/index.ts';

const lineSchema = z.union([
  erasureSchema,
  withdrawalSchema,
  merchantErasureSchema,
  registrationErasureSchema(),
]);

/**
 * The lines of the erasure journal from a day on, oldest day first.
 * @param since `2027-03-14`, in UTC; the whole of that day is read.
 */
export async function* readJournal(
  client: S3Client,
  bucket: string,
  since: string,
): AsyncGenerator<Erasure | Withdrawal | MerchantErasure | RegistrationErasure> {
  // Keys begin with the day, and S3 lists those after this text: the last that sorts before the day's first.
  let StartAfter: string | undefined = `${journalPrefix}${since}`;
  do {
    const page: ListObjectsV2CommandOutput = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: journalPrefix, StartAfter }),
    );
    for (const { Key } of page.Contents ?? []) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      yield lineSchema.parse(JSON.parse((await Body?.transformToString()) ?? ''));
    }
    StartAfter = page.IsTruncated ? page.Contents?.at(-1)?.Key : undefined;
  } while (StartAfter);
}
