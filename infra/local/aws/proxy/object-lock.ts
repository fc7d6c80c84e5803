import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../../resources.ts';
import { type AwsCall, AwsError } from '../call.ts';

const bucketSchema = z.object({ ObjectLockEnabled: z.coerce.boolean().default(false) });

/** @throws AwsError `InvalidRequest` for an object that S3 does not take into a bucket with Object Lock. */
export type CheckObjectLock = (call: AwsCall) => void;

/**
 * A bucket with Object Lock takes an object only with a checksum of its own; the hash in the signature is not enough.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
 */
export function createObjectLock(template: ResolvedTemplate): CheckObjectLock {
  const locked = new Set(
    template
      .byType('AWS::S3::Bucket')
      .filter((bucket) => readProperties(bucket, bucketSchema).ObjectLockEnabled)
      .map(({ name }) => name),
  );
  return ({ operation, parameters, headers }) => {
    if (operation !== 'PutObject' || !locked.has(parameters.bucket ?? '')) return;
    const isChecked = Object.keys(headers).some(
      (name) => name === 'content-md5' || name === 'x-amz-trailer' || /^x-amz-checksum-/.test(name),
    );
    if (isChecked) return;
    throw new AwsError(
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    );
  };
}
