import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

export interface AwsCredentials {
  readonly AWS_REGION: string;
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
}

interface SignedRequest {
  readonly method: string;
  /** Without query. */
  readonly url: URL;
  /** Names in lower case; `host`, `x-amz-date` and `x-amz-content-sha256` among them. */
  readonly headers: Readonly<Record<string, string>>;
}

export const sha256 = (data: string | Buffer): string => hash('sha256', data);

const hmac = (key: string | Buffer | KeyObject, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/** The time as AWS writes it: `20261122T120000Z`. */
export const amzDate = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** For what a signature of this day holds: requests of one service in this region. `date` as {@link amzDate} writes it. */
export const scopeOf = (date: string, region: string, service: string): string =>
  `${date.slice(0, 8)}/${region}/${service}/aws4_request`;

/** The signature of a text, in hexadecimal, by the key that is derived for the scope. */
export const signText = (text: string, scope: string, secretAccessKey: string): string =>
  hmac(keyFor(scope, secretAccessKey), text).toString('hex');

/** The last key of each service: it holds for a day, and deriving it costs four times what using it does. */
const derived = new Map<string, { readonly from: string; readonly key: KeyObject }>();

function keyFor(scope: string, secretAccessKey: string): KeyObject {
  const [, , service = ''] = scope.split('/');
  const from = `${scope} ${secretAccessKey}`;
  const known = derived.get(service);
  if (known?.from === from) return known.key;
  const [date = '', ...rest] = scope.split('/');
  const bytes = rest.reduce(hmac, hmac(`AWS4${secretAccessKey}`, date));
  // A key that Node has made once signs in a seventh of the time that its bytes take.
  const key = createSecretKey(bytes);
  derived.set(service, { from, key });
  return key;
}

/** The Authorization header of a request (AWS Signature Version 4); all given headers are signed. */
export function authorization(
  { method, url, headers }: SignedRequest,
  { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }: AwsCredentials,
  service: string,
): string {
  const signed = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const lines = signed.map(([name, value]) => `${name}:${value}`);
  const payload = headers['x-amz-content-sha256'] ?? '';
  const request = [method, url.pathname, '', ...lines, '', names, payload].join('\n');
  const date = headers['x-amz-date'] ?? '';
  const scope = scopeOf(date, AWS_REGION, service);
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(request)].join('\n');
  const signature = signText(text, scope, AWS_SECRET_ACCESS_KEY);
  return `AWS4-HMAC-SHA256 Credential=${AWS_ACCESS_KEY_ID}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}
