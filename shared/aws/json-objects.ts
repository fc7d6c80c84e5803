import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type AwsCredentials, amzDate, authorization, sha256 } from './signature.ts';

/** What Lambda gives every function, and this needs beside `AWS_SESSION_TOKEN`. */
export const s3Variables = ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;

export interface S3Environment extends AwsCredentials {
  readonly AWS_SESSION_TOKEN?: string | undefined;
  /** Only where S3 is not that of AWS. */
  readonly AWS_ENDPOINT_URL?: string | undefined;
}

/** Less than the function's time: who meets an S3 that does not answer gets a page, and may ask again. */
const patienceMs = 5000;

export interface JsonObjects {
  /** Resolves when the object is safely stored, over one of the same key. */
  put(key: string, value: unknown): Promise<void>;
}

/**
 * Writes small objects of JSON to a bucket. Public functions make this one request of S3, so it is signed
 * here: the S3 client would add 160 kB to every page's cold start.
 */
export function createJsonObjects(
  bucket: string,
  { environment, now }: { environment: S3Environment; now: Clock },
): JsonObjects {
  const { AWS_SESSION_TOKEN } = environment;
  return {
    async put(key, value) {
      const url = objectUrl(bucket, key, environment);
      const body = JSON.stringify(value);
      const headers = {
        'content-type': 'application/json',
        'x-amz-content-sha256': sha256(body),
        // Object Lock wants a checksum apart from the signature.
        'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
        'x-amz-date': amzDate(now()),
        ...(AWS_SESSION_TOKEN && { 'x-amz-security-token': AWS_SESSION_TOKEN }),
      };
      // fetch sends the host itself; it is signed with the rest.
      const request = { method: 'PUT', url, headers: { ...headers, host: url.host } };
      const answer = await fetch(url, {
        method: 'PUT',
        body,
        signal: AbortSignal.timeout(patienceMs),
        headers: { ...headers, authorization: authorization(request, environment, 's3') },
      });
      if (!answer.ok) throw new Error(`the bucket answered ${answer.status} to ${key}`);
    },
  };
}

const objectUrl = (bucket: string, key: string, { AWS_ENDPOINT_URL, AWS_REGION }: S3Environment) =>
  AWS_ENDPOINT_URL === undefined
    ? new URL(`https://${bucket}.s3.${AWS_REGION}.amazonaws.com/${key}`)
    : new URL(`/${bucket}/${key}`, AWS_ENDPOINT_URL);
