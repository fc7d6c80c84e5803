import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createS3Journal } from '../../../functions/subscribers/s3-journal.ts';
import { authorization } from '../../../shared/aws/signature.ts';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const keys = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIATEST',
  AWS_SECRET_ACCESS_KEY: 'secret',
};
const erasure = {
  version: 1 as const,
  at: '2026-11-22T12:00:00.000Z',
  subscriberId: 'sub_x',
  digest: 'abc',
};

/** A store that only listens. */
async function listeningStore(status = 200) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const { method = '', url: path = '' } = request;
    received.push({ method, path, headers, body: await text(request) });
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { received, server, endpoint: `http://127.0.0.1:${address.port}` };
}

/** The Authorization header that our signer makes of the headers that were signed. */
function signedAnew({ method, path, headers }: Received, endpoint: string): string {
  const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const signed = Object.fromEntries(names.map((name) => [name, headers[name] ?? '']));
  const url = new URL(path, endpoint);
  url.search = '';
  return authorization({ method, url, headers: signed }, keys, 's3');
}

describe('the erasure journal in S3', () => {
  let store: Awaited<ReturnType<typeof listeningStore>>;
  beforeEach(async () => {
    store = await listeningStore();
  });
  afterEach(() => store.server.close());

  const journal = (endpoint: string) =>
    createS3Journal('journal', {
      environment: { ...keys, AWS_SESSION_TOKEN: 'session', AWS_ENDPOINT_URL: endpoint },
      now: () => new Date('2026-11-22T12:00:00Z'),
    });

  test('puts one object a day and person', async () => {
    await journal(store.endpoint).record(erasure);
    const [request] = store.received;
    expect(request).toMatchObject({
      method: 'PUT',
      path: '/journal/erasure-journal/2026-11-22/sub_x.json',
      headers: { 'x-amz-security-token': 'session', 'x-amz-date': '20261122T120000Z' },
    });
    expect(JSON.parse(request?.body ?? '')).toEqual(erasure);
    if (request) expect(request.headers.authorization).toBe(signedAnew(request, store.endpoint));
    const checksum = createHash('sha256')
      .update(request?.body ?? '')
      .digest('base64');
    expect(request?.headers['x-amz-checksum-sha256']).toBe(checksum);
  });

  test('signs as the SDK of AWS does', async () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = keys;
    const client = new S3Client({
      endpoint: store.endpoint,
      region: keys.AWS_REGION,
      credentials: { accessKeyId, secretAccessKey },
      forcePathStyle: true,
    });
    // Without the query that the SDK adds for its own statistics.
    client.middlewareStack.add(
      (next) => (args) => {
        if (typeof args.request === 'object' && args.request && 'query' in args.request) {
          args.request.query = {};
        }
        return next(args);
      },
      { step: 'build', priority: 'low' },
    );
    await client.send(new PutObjectCommand({ Bucket: 'journal', Key: 'a/b.json', Body: '{}' }));
    const [request] = store.received;
    expect(request?.headers.authorization).toContain('SignedHeaders=');
    if (request) expect(signedAnew(request, store.endpoint)).toBe(request.headers.authorization);
  });

  test('a store that refuses is an error, so that nothing is erased', async () => {
    const refusing = await listeningStore(403);
    await expect(journal(refusing.endpoint).record(erasure)).rejects.toThrow('403');
    refusing.server.close();
  });
});
