import { type Clock, secondsAfter } from '../clock.ts';
import { type AwsCredentials, amzDate, scopeOf, signText } from './signature.ts';

/** What a form may put where. */
export interface UploadRule {
  readonly bucket: string;
  readonly key: string;
  /** Bytes at most; S3 refuses a larger file, and an empty one. */
  readonly largest: number;
  /** Where S3 sends the browser when the file is there. */
  readonly thenTo?: string;
}

/** A form that a browser posts to S3, its file last: `multipart/form-data`, no script needed. */
export interface UploadForm {
  readonly url: string;
  /** Hidden fields, which all stand before the file. */
  readonly fields: Readonly<Record<string, string>>;
}

interface Environment extends AwsCredentials {
  readonly AWS_SESSION_TOKEN?: string | undefined;
  /** Only where S3 is not that of AWS. */
  readonly AWS_ENDPOINT_URL?: string | undefined;
}

/** Seconds in which an upload must begin: somebody looks for a photo on the phone. */
const formSeconds = 3600;

/** Where S3 takes forms for the bucket: what a page with such a form must allow its forms to post to. */
export const uploadUrl = (
  bucket: string,
  { AWS_ENDPOINT_URL, AWS_REGION }: Pick<Environment, 'AWS_ENDPOINT_URL' | 'AWS_REGION'>,
): string =>
  AWS_ENDPOINT_URL === undefined
    ? `https://${bucket}.s3.${AWS_REGION}.amazonaws.com/`
    : new URL(`/${bucket}`, AWS_ENDPOINT_URL).href;

/**
 * Signs a form by which a browser uploads one file within an hour (S3's POST policy, Signature Version 4). Needs the
 * right to put the object; makes no request.
 */
export function presignPost(
  { bucket, key, largest, thenTo }: UploadRule,
  { environment, now }: { environment: Environment; now: Clock },
): UploadForm {
  const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  const date = amzDate(now());
  const scope = scopeOf(date, AWS_REGION, 's3');
  const signed = {
    key,
    ...(thenTo && { success_action_redirect: thenTo }),
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${AWS_ACCESS_KEY_ID}/${scope}`,
    'x-amz-date': date,
    ...(AWS_SESSION_TOKEN && { 'x-amz-security-token': AWS_SESSION_TOKEN }),
  };
  const conditions = [
    { bucket },
    ['content-length-range', 1, largest],
    ...Object.entries(signed).map(([name, value]) => ({ [name]: value })),
  ];
  const expiration = secondsAfter(now(), formSeconds).toISOString();
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
  const signature = signText(policy, scope, AWS_SECRET_ACCESS_KEY);
  return {
    url: uploadUrl(bucket, environment),
    fields: { ...signed, policy, 'x-amz-signature': signature },
  };
}
