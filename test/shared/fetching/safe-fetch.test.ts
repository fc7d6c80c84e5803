import { describe, expect, it } from 'vitest';
import { readLocalHosts } from '../../../shared/fetching/local-hosts.ts';
import { createSafeFetch } from '../../../shared/fetching/safe-fetch.ts';
import { codeOf } from './code-of.ts';
import { selfSigned } from './self-signed.ts';
import { makeWeb } from './web.ts';

const refused = { code: 'fetch.address_refused' };

describe('fetching', () => {
  it('gives status, headers and body, and says who asks', async () => {
    const web = makeWeb();
    const port = await web.serve((request, response) => {
      response.setHeader('etag', '"1"').end(JSON.stringify(request.headers));
    });
    web.name('calendar.test', ['127.0.0.1']);
    const fetched = await web.fetch(`http://calendar.test:${port}/a?b=c`, {
      headers: { 'if-none-match': '"0"' },
    });
    expect(fetched).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      isFromElsewhere: false,
    });
    const sent = JSON.parse(fetched.body.toString());
    expect(sent).toMatchObject({ host: `calendar.test:${port}`, 'if-none-match': '"0"' });
    expect(sent['user-agent']).toBe('Vanhier');
    expect(sent.cookie).toBeUndefined();
  });

  it('asks for the path and the query, and leaves out the fragment', async () => {
    const web = makeWeb();
    const port = await web.serve((request, response) => response.end(request.url));
    web.name('calendar.test', ['127.0.0.1']);
    const { body } = await web.fetch(`http://calendar.test:${port}/a%20b?c=d%26e#f`);
    expect(body.toString()).toBe('/a%20b?c=d%26e');
  });

  it.each([{}, { 'content-encoding': 'gzip' }])('takes 304 for an answer: %j', async (headers) => {
    const web = makeWeb();
    const port = await web.serve((_request, response) => response.writeHead(304, headers).end());
    web.name('calendar.test', ['127.0.0.1']);
    expect(await web.fetch(`http://calendar.test:${port}/`)).toMatchObject({ status: 304 });
  });

  it.each([
    [404, {}, { code: 'fetch.status', status: 404, retryAfter: undefined }],
    [500, {}, { code: 'fetch.status', status: 500 }],
    [429, { 'retry-after': '90' }, { code: 'fetch.busy', status: 429, retryAfter: 90 }],
    [503, { 'retry-after': 'soon' }, { code: 'fetch.busy', status: 503, retryAfter: undefined }],
    [429, { 'retry-after': '99999999' }, { code: 'fetch.busy', retryAfter: 21_600 }],
  ])('answers %i with what to make of it', async (status, headers, expected) => {
    const web = makeWeb();
    const port = await web.serve((_request, response) => response.writeHead(status, headers).end());
    web.name('calendar.test', ['127.0.0.1']);
    await expect(web.fetch(`http://calendar.test:${port}/`)).rejects.toMatchObject(expected);
  });

  it('of a name with one private address among public ones is refused', async () => {
    const web = makeWeb();
    const port = await web.serve((_request, response) => response.end());
    web.name('calendar.test', ['127.0.0.1', '10.0.0.1']);
    await expect(web.fetch(`http://calendar.test:${port}/`)).rejects.toMatchObject(refused);
  });

  it('of a name that nobody knows, or that has no address, answers as of a refused one', async () => {
    const web = makeWeb();
    web.name('empty.test', []);
    web.name('private.test', ['192.168.0.1']);
    const answers = await Promise.all(
      ['unknown.test', 'empty.test', 'private.test'].map((name) =>
        web.fetch(`http://${name}/`).catch(({ code, message }) => `${code} ${message}`),
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^fetch\.address_refused /);
    expect(answers[0]).not.toMatch(/\d|test/);
  });

  it.each([
    'http://127.0.0.1/',
    'http://127.0.0.1:443/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://0/',
    'http://localhost./',
  ])('of %s is refused by the rules that hold outside tests', async (address) => {
    await expect(createSafeFetch()(address)).rejects.toMatchObject(refused);
  });

  it('goes to the address that was checked, though the name answers otherwise the next time', async () => {
    const web = makeWeb();
    const port = await web.serve((_request, response) => response.end('checked'), '127.0.0.2');
    web.name('rebinding.test', ['127.0.0.2'], ['10.0.0.1'], ['127.0.0.9']);
    const { body } = await web.fetch(`http://rebinding.test:${port}/`);
    expect(body.toString()).toBe('checked');
    expect(web.lookups).toEqual(['rebinding.test']);
  });

  it('tells the server by name over TLS, and believes no certificate that nobody vouches for', async () => {
    const web = makeWeb();
    const names: string[] = [];
    const port = await web.serveTls({ ...selfSigned, onName: (name) => names.push(name) });
    web.name('calendar.test', ['127.0.0.1']);
    const answer = await codeOf(web.fetch(`https://calendar.test.:${port}/`));
    expect(answer).toBe('fetch.certificate');
    expect(names).toEqual(['calendar.test']);
  });

  it('of a name of the local cloud goes to this machine, without TLS, under its own name', async () => {
    const web = makeWeb();
    const port = await web.serve((request, response) => response.end(request.headers.host));
    const localHosts = readLocalHosts(`{"kalender.example":"http://127.0.0.1:${port}"}`);
    const fetch = createSafeFetch({ localHosts });
    const { body } = await fetch('webcal://kalender.example/retie.ics');
    expect(body.toString()).toBe('kalender.example');
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'fetch.port' });
  });
});

describe('a redirect', () => {
  it('is followed, and counts as an answer from elsewhere where it leads to another host', async () => {
    const web = makeWeb();
    const port = await web.serve((request, response) => {
      const location = request.headers.host?.startsWith('a.') ? `//b.test:${port}/x` : undefined;
      if (location) response.writeHead(302, { location }).end();
      else response.end(`${request.headers.host}${request.url}`);
    });
    web.name('a.test', ['127.0.0.1']);
    web.name('b.test', ['127.0.0.1']);
    const { body, isFromElsewhere } = await web.fetch(`http://a.test:${port}/`);
    expect(body.toString()).toBe(`b.test:${port}/x`);
    expect(isFromElsewhere).toBe(true);
  });

  it('takes what we sent along on the same host, and never to another', async () => {
    const web = makeWeb();
    const seen: (string | undefined)[] = [];
    const port = await web.serve((request, response) => {
      seen.push(`${request.headers.host?.[0]} ${request.headers['x-client-id']}`);
      const locations: Record<string, string> = { '/1': '/2', '/2': `http://b.test:${port}/3` };
      const location = locations[request.url ?? ''];
      if (location) response.writeHead(307, { location }).end();
      else response.end();
    });
    web.name('a.test', ['127.0.0.1']);
    web.name('b.test', ['127.0.0.1']);
    await web.fetch(`http://a.test:${port}/1`, { headers: { 'x-client-id': 'secret' } });
    expect(seen).toEqual(['a secret', 'a secret', 'b undefined']);
  });

  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://private.test/',
    'http://localhost/',
  ])('into a private network is refused: %s', async (location) => {
    const web = makeWeb();
    const port = await web.serve((_request, response) =>
      response.writeHead(301, { location }).end(),
    );
    web.name('a.test', ['127.0.0.1']);
    web.name('private.test', ['10.1.1.1']);
    await expect(web.fetch(`http://a.test:${port}/`)).rejects.toMatchObject(refused);
  });

  it('of a name that has moved into a private network meanwhile is refused', async () => {
    const web = makeWeb();
    const port = await web.serve((_request, response) =>
      response.writeHead(302, { location: '/again' }).end(),
    );
    web.name('rebinding.test', ['127.0.0.1'], ['10.0.0.1']);
    await expect(web.fetch(`http://rebinding.test:${port}/`)).rejects.toMatchObject(refused);
  });

  it.each([
    ['file:///etc/passwd', 'fetch.scheme'],
    ['ftp://a.test/', 'fetch.scheme'],
    ['http://a.test:22/', 'fetch.port'],
    ['http://x:y@a.test/', 'fetch.credentials'],
    ['http://[', 'fetch.malformed'],
  ])('to %s is refused', async (location, code) => {
    const web = makeWeb();
    const port = await web.serve((_request, response) =>
      response.writeHead(302, { location }).end(),
    );
    web.name('a.test', ['127.0.0.1']);
    expect(await codeOf(web.fetch(`http://a.test:${port}/`))).toBe(code);
  });

  it('from a secure address to one that is not is refused', async () => {
    const web = makeWeb();
    const port = await web.serve((_request, response) =>
      response.writeHead(302, { location: 'http://b.test/' }).end(),
    );
    const localHosts = readLocalHosts(`{"kalender.example":"http://127.0.0.1:${port}"}`);
    const fetch = createSafeFetch({ localHosts, allows: () => true, resolve: async () => [] });
    expect(await codeOf(fetch('https://kalender.example/'))).toBe('fetch.redirects');
  });

  it('without end is given up after five', async () => {
    const web = makeWeb();
    let asked = 0;
    const port = await web.serve((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: `/${asked}` }).end();
    });
    web.name('a.test', ['127.0.0.1']);
    expect(await codeOf(web.fetch(`http://a.test:${port}/`))).toBe('fetch.redirects');
    expect(asked).toBe(6);
  });
});
