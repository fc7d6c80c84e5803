import { type AwsCall, AwsError } from '../call.ts';

/**
 * Refuses to put an object over one that is there where the caller wants to write once: the emulator does not read
 * `If-None-Match`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @throws AwsError `PreconditionFailed`.
 */
export async function checkWriteOnce(call: AwsCall, upstream: string): Promise<void> {
  if (call.operation !== 'PutObject' || call.headers['if-none-match'] !== '*') return;
  const { status } = await fetch(`${upstream}${call.path}`, { method: 'HEAD' });
  if (status !== 200) return;
  throw new AwsError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
  );
}
