import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from '../call.ts';
import { signingKey } from './signing-key.ts';

/**
 * Checks a presigned S3 URL as S3 does, because people hold these and may change them: not expired, and its
 * signature covers exactly this method, path, query and signed headers.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 * @throws AwsError `AccessDenied` when expired, `SignatureDoesNotMatch` when changed; both status 403.
 */
export function checkPresigned(
  request: { method: string; path: string; query: URLSearchParams; headers: IncomingHttpHeaders },
  secretAccessKey: string,
  now: number,
): void {
  const { query } = request;
  const signedAt = query.get('X-Amz-Date') ?? '';
  const ends = epochOf(signedAt) + Number(query.get('X-Amz-Expires') ?? 0) * 1000;
  if (!(now <= ends)) throw new AwsError('AccessDenied', 'Request has expired', 403);
  const [date = '', region = '', service = ''] = (query.get('X-Amz-Credential') ?? '')
    .split('/')
    .slice(-4);
  const scope = `${date}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', signedAt, scope, sha256(canonicalRequest(request))].join('\n');
  const key = signingKey(secretAccessKey, [date, region, service, 'aws4_request']);
  const expected = createHmac('sha256', key).update(text).digest();
  const given = Buffer.from(query.get('X-Amz-Signature') ?? '', 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
      403,
    );
  }
}

function canonicalRequest(request: Parameters<typeof checkPresigned>[0]): string {
  const signed = (request.query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const query = [...request.query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort();
  return [
    request.method,
    request.path,
    query.join('&'),
    ...signed.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    signed.join(';'),
    request.query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
}

function encoded(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

/** `20261122T101500Z` as epoch milliseconds; NaN for anything else. */
function epochOf(basic: string): number {
  return Date.parse(
    basic.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}
