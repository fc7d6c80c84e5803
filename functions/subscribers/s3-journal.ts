import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { type ErasureJournal, journalKey } from './erasure-journal.ts';

/** What Lambda gives every function; the endpoint only where S3 is not that of AWS. */
export const s3EnvironmentSchema = z.object({
  AWS_REGION: z.string(),
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_ENDPOINT_URL: z.url().optional(),
});
type Environment = z.output<typeof s3EnvironmentSchema>;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/**
 * The journal as objects of a bucket. The public function makes this one request of S3, so it is signed
 * here (AWS Signature Version 4): the S3 client would add 160 kB to every page's cold start.
 */
export function createS3Journal(
  bucket: string,
  { environment, now }: { environment: Environment; now: Clock },
): ErasureJournal {
  return {
    async record(erasure) {
      const url = objectUrl(bucket, journalKey(erasure), environment);
      const body = JSON.stringify(erasure);
      const headers = signedHeaders(url, body, environment, now());
      const answer = await fetch(url, { method: 'PUT', body, headers });
      if (!answer.ok) throw new Error(`the erasure journal answered ${answer.status}`);
    },
  };
}

const objectUrl = (bucket: string, key: string, { AWS_ENDPOINT_URL, AWS_REGION }: Environment) =>
  AWS_ENDPOINT_URL === undefined
    ? new URL(`https://${bucket}.s3.${AWS_REGION}.amazonaws.com/${key}`)
    : new URL(`/${bucket}/${key}`, AWS_ENDPOINT_URL);

/** Headers of a signed PUT; the host is signed too and sent by fetch itself. */
function signedHeaders(url: URL, body: string, env: Environment, now: Date) {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const sent = {
    'content-type': 'application/json',
    // S3 asks for a checksum in a bucket whose objects are locked.
    'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
    'x-amz-content-sha256': sha256(body),
    'x-amz-date': stamp,
    ...(env.AWS_SESSION_TOKEN && { 'x-amz-security-token': env.AWS_SESSION_TOKEN }),
  };
  const signed = Object.entries({ ...sent, host: url.host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const request = [
    'PUT',
    url.pathname,
    '',
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const scope = `${stamp.slice(0, 8)}/${env.AWS_REGION}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', stamp, scope, sha256(request)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${env.AWS_SECRET_ACCESS_KEY}`);
  const authorization = `AWS4-HMAC-SHA256 Credential=${env.AWS_ACCESS_KEY_ID}/${scope}, SignedHeaders=${names}, Signature=${hmac(key, text).toString('hex')}`;
  return { ...sent, authorization };
}
