import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readLocalHosts } from '../../../shared/fetching/local-hosts.ts';
import { createSafePost } from '../../../shared/fetching/safe-post.ts';
import { codeOf } from './code-of.ts';
import { selfSigned } from './self-signed.ts';
import { makeWeb } from './web.ts';

const posted = { headers: { 'content-type': 'application/json' }, body: Buffer.from('{"a":"é"}') };
const url = 'https://receiver.example/hook?x=1';

/** A receiver that the local cloud serves, as names in `.example` are. */
async function receiver(listener: RequestListener, timeoutMs = 20_000) {
  const port = await makeWeb().serve(listener);
  const localHosts = readLocalHosts(`{"receiver.example":"http://127.0.0.1:${port}"}`);
  return createSafePost({ localHosts, timeoutMs });
}

describe('posting', () => {
  it('sends the body as it is, and gives the status of the answer', async () => {
    const seen: unknown[] = [];
    const { post } = await receiver(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const { host, 'content-type': type, 'content-length': length } = request.headers;
      seen.push([
        request.method,
        request.url,
        host,
        type,
        length,
        Buffer.concat(chunks).toString(),
      ]);
      response.writeHead(204).end();
    });
    expect(await post(url, posted)).toEqual({ status: 204, retryAfter: undefined });
    expect(seen).toEqual([
      ['POST', '/hook?x=1', 'receiver.example', 'application/json', '10', '{"a":"é"}'],
    ]);
  });

  it.each([
    [302, { location: 'http://169.254.169.254/' }, undefined],
    [307, { location: 'https://elsewhere.example/' }, undefined],
    [503, { 'retry-after': '120' }, 120],
    [500, {}, undefined],
    [410, {}, undefined],
  ])('takes %i for the answer, and goes nowhere else', async (status, headers, retryAfter) => {
    let asked = 0;
    const { post } = await receiver((_request, response) => {
      asked += 1;
      response.writeHead(status, headers).end('x'.repeat(100_000));
    });
    expect(await post(url, posted)).toEqual({ status, retryAfter });
    expect(asked).toBe(1);
  });

  it('reads no more of an answer than its head, and hangs up', async () => {
    const hungUp = Promise.withResolvers<void>();
    const { post } = await receiver((_request, response) => {
      response.on('close', () => hungUp.resolve());
      response.writeHead(200).write('x');
    });
    expect(await post(url, posted)).toMatchObject({ status: 200 });
    await hungUp.promise;
  });

  it('does not wait for a server that says nothing', async () => {
    const { post } = await receiver(() => undefined, 200);
    expect(await codeOf(post(url, posted))).toBe('fetch.timeout');
  });

  it('trusts no certificate that is not of the name', async () => {
    const web = makeWeb();
    const port = await web.serveTls({ ...selfSigned, onName: () => undefined });
    const { post } = createSafePost({
      ports: new Set([port]),
      allows: () => true,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    expect(await codeOf(post(`https://receiver.test:${port}/`, posted))).toBe('fetch.certificate');
  });
});

describe('an address to post to', () => {
  const resolve = async (host: string) => {
    const addresses: Record<string, string[]> = {
      'public.test': ['198.41.0.4'],
      'private.test': ['10.0.0.7'],
      'mixed.test': ['198.41.0.4', '127.0.0.1'],
    };
    const found = addresses[host];
    if (!found) throw new Error(`nobody knows ${host}`);
    return found.map((address) => ({ address, family: 4 }));
  };
  const { check, post } = createSafePost({ resolve, timeoutMs: 500 });

  it('may be one of a public server', async () => {
    expect(await codeOf(check('https://public.test/hook'))).toBe('no failure');
  });

  it.each([
    ['http://public.test/hook', 'fetch.insecure'],
    ['webcal://public.test.', 'no failure'],
    ['ftp://public.test/', 'fetch.scheme'],
    ['https://me:secret@public.test/', 'fetch.credentials'],
    ['https://public.test:8443/', 'fetch.port'],
    ['https://private.test/', 'fetch.address_refused'],
    ['https://mixed.test/', 'fetch.address_refused'],
    ['https://unknown.test/', 'fetch.address_refused'],
    ['https://localhost/', 'fetch.address_refused'],
    ['https://127.0.0.1/', 'fetch.address_refused'],
    ['https://2130706433/', 'fetch.address_refused'],
    ['https://169.254.169.254/latest/meta-data', 'fetch.address_refused'],
    ['https://[::1]/', 'fetch.address_refused'],
    ['https://[::ffff:10.0.0.1]/', 'fetch.address_refused'],
    ['https://dynamodb.internal/', 'fetch.address_refused'],
    ['nonsense', 'fetch.malformed'],
  ])('%s: %s', async (address, code) => {
    expect(await codeOf(check(address))).toBe(code);
    if (code !== 'no failure') expect(await codeOf(post(address, posted))).toBe(code);
  });
});
