import type { Socket } from 'node:net';
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codeOf } from './code-of.ts';
import { makeWeb, type Web } from './web.ts';

const head = (...lines: readonly string[]): string =>
  `${['HTTP/1.1 200 OK', ...lines].join('\r\n')}\r\n\r\n`;

/** Writes pieces for as long as somebody listens; says how many bytes that were. */
function pour(socket: Socket, piece: Uint8Array): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece)) {
      // Until the socket is full.
    }
  };
  socket.on('drain', more);
  more();
}

const fetchFrom = (web: Web, port: number, options = {}) => {
  web.name('calendar.test', ['127.0.0.1']);
  return web.fetch(`http://calendar.test:${port}/`, options);
};

describe('a body', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('that is packed by %s is unpacked', async (coding, pack) => {
    const web = makeWeb();
    const port = await web.serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(pack('BEGIN:VCALENDAR')),
    );
    expect((await fetchFrom(web, port)).body.toString()).toBe('BEGIN:VCALENDAR');
  });

  it.each(['compress', 'gzip, gzip', 'zstd', '__proto__', 'constructor'])(
    'that is packed by %s is refused',
    async (coding) => {
      const web = makeWeb();
      const port = await web.serve((_request, response) =>
        response.writeHead(200, { 'content-encoding': coding }).end('x'),
      );
      expect(await codeOf(fetchFrom(web, port))).toBe('fetch.encoding');
    },
  );

  it.each([
    ['gzip', Buffer.from('no gzip at all')],
    ['gzip', gzipSync('BEGIN:VCALENDAR').subarray(0, 20)],
    ['br', Buffer.from('no brotli at all')],
  ])('that says it is %s and is not is refused', async (coding, bytes) => {
    const web = makeWeb();
    const port = await web.serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(bytes),
    );
    expect(await codeOf(fetchFrom(web, port))).toBe('fetch.encoding');
  });

  it('of just the limit is read, and of one byte more refused', async () => {
    const web = makeWeb();
    const port = await web.serve((_request, response) => {
      response.write('12345');
      response.end('67890');
    });
    expect((await fetchFrom(web, port, { maxBytes: 10 })).body).toHaveLength(10);
    expect(await codeOf(fetchFrom(web, port, { maxBytes: 9 }))).toBe('fetch.too_large');
  });

  it('that announces more than the limit is refused before it comes', async () => {
    const web = makeWeb();
    const port = await web.serveRaw((socket) => {
      socket.write(head('content-length: 999999999'));
    });
    expect(await codeOf(fetchFrom(web, port))).toBe('fetch.too_large');
  });

  it('without end is cut off at the limit', async () => {
    const web = makeWeb();
    const port = await web.serveRaw((socket) => {
      socket.write(head());
      pour(socket, Buffer.alloc(16_384, 'x'));
    });
    expect(await codeOf(fetchFrom(web, port, { maxBytes: 1_000_000 }))).toBe('fetch.too_large');
  });

  it('without end in chunks is cut off at the limit', async () => {
    const web = makeWeb();
    const port = await web.serveRaw((socket) => {
      socket.write(head('transfer-encoding: chunked'));
      pour(socket, Buffer.from(`4000\r\n${'x'.repeat(0x4000)}\r\n`));
    });
    expect(await codeOf(fetchFrom(web, port, { maxBytes: 1_000_000 }))).toBe('fetch.too_large');
  });

  it('that unpacks to more than the limit is given up after a part of it', async () => {
    const web = makeWeb();
    const port = await web.serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      const packing = createGzip();
      packing.pipe(response);
      const zeros = Buffer.alloc(1024 * 1024);
      for (let megabyte = 0; megabyte < 64; megabyte += 1) packing.write(zeros);
      packing.end();
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(await codeOf(fetchFrom(web, port, { maxBytes: 500 * 1024 * 1024 }))).toBe(
      'fetch.too_large',
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
  });

  it('of brotli that unpacks a thousandfold is given up', async () => {
    const web = makeWeb();
    const bomb = brotliCompressSync(Buffer.alloc(16 * 1024 * 1024));
    const port = await web.serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'br' }).end(bomb),
    );
    expect(bomb.length).toBeLessThan(1000);
    expect(await codeOf(fetchFrom(web, port, { maxBytes: 500 * 1024 * 1024 }))).toBe(
      'fetch.too_large',
    );
  });

  it('that repeats itself as calendars do is no bomb', async () => {
    const web = makeWeb();
    const events = Array.from(
      { length: 30_000 },
      (_, index) => `BEGIN:VEVENT\r\nUID:${index}@retie.be\r\nSUMMARY:Markt\r\nEND:VEVENT\r\n`,
    ).join('');
    const port = await web.serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(events)),
    );
    expect((await fetchFrom(web, port)).body).toHaveLength(events.length);
  });

  it('shorter than announced is no answer', async () => {
    const web = makeWeb();
    const port = await web.serveRaw((socket) => {
      socket.end(`${head('content-length: 100')}BEGIN`);
    });
    expect(await codeOf(fetchFrom(web, port))).toBe('fetch.connection');
  });

  it('longer than announced ends where it was said to', async () => {
    const web = makeWeb();
    const port = await web.serveRaw((socket) => {
      socket.end(`${head('content-length: 5', 'connection: close')}BEGIN:VCALENDAR`);
    });
    expect((await fetchFrom(web, port)).body.toString()).toBe('BEGIN');
  });
});

describe('time', () => {
  it('runs out for a server that never answers', async () => {
    const web = makeWeb({ idleMs: 60 });
    const port = await web.serveRaw(() => undefined);
    expect(await codeOf(fetchFrom(web, port))).toBe('fetch.timeout');
  });

  it('is not lost to a server that changes the protocol', async () => {
    const web = makeWeb();
    const port = await web.serveRaw((socket) => {
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
      );
    });
    expect(await codeOf(fetchFrom(web, port))).toBe('fetch.connection');
  });

  it('runs out for a head that trickles', async () => {
    const web = makeWeb({ idleMs: 100 });
    const port = await web.serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const trickle = setInterval(() => socket.write('x-a: b\r\n'), 10);
      socket.on('close', () => clearInterval(trickle));
    });
    expect(await codeOf(fetchFrom(web, port))).toBe('fetch.timeout');
  });

  it('runs out for a body that stops', async () => {
    const web = makeWeb({ idleMs: 60 });
    const port = await web.serveRaw((socket) => {
      socket.write(`${head('content-length: 100')}BEGIN`);
    });
    expect(await codeOf(fetchFrom(web, port))).toBe('fetch.timeout');
  });

  it('runs out for a body that trickles, at the end of all the time there is', async () => {
    const web = makeWeb({ idleMs: 5000 });
    const port = await web.serveRaw((socket) => {
      socket.write(head());
      const trickle = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => clearInterval(trickle));
    });
    expect(await codeOf(fetchFrom(web, port, { timeoutMs: 120 }))).toBe('fetch.timeout');
  });

  it('runs out for a name that is never resolved', async () => {
    const { createSafeFetch } = await import('../../../shared/fetching/safe-fetch.ts');
    const never = new Promise<never>(() => undefined);
    const fetch = createSafeFetch({ resolve: () => never, idleMs: 60 });
    expect(await codeOf(fetch('https://calendar.test/'))).toBe('fetch.timeout');
  });
});

describe('a connection', () => {
  it('that is refused or broken off says nothing of the network', async () => {
    const web = makeWeb();
    const port = await web.serveRaw((socket) => socket.destroy());
    const failure = await fetchFrom(web, port).catch((error) => error);
    expect(failure).toMatchObject({ code: 'fetch.connection' });
    expect(failure.message).not.toMatch(/127|ECONN|calendar\.test/);
  });

  it('that speaks something else than HTTP is no answer', async () => {
    const web = makeWeb();
    const port = await web.serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(await codeOf(fetchFrom(web, port))).toBe('fetch.connection');
  });

  it('whose head is larger than any head is given up', async () => {
    const web = makeWeb();
    const port = await web.serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      pour(socket, Buffer.from(`x-a: ${'b'.repeat(8000)}\r\n`));
    });
    expect(await codeOf(fetchFrom(web, port))).toBe('fetch.connection');
  });
});
