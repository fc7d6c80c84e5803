import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchError } from './fetch-error.ts';
import type { Patience } from './patience.ts';

/** Beyond this much, how many bytes may come out of one: text unpacks to tens of times its size, a bomb to a thousand. */
const ratioFrom = 1024 * 1024;
const maxRatio = 200;

interface Limits {
  /** Of what is unpacked. */
  readonly maxBytes: number;
  readonly patience: Patience;
}

/**
 * Reads the body of an answer to its end, unpacked on the way; stops at the limit, whatever the answer says of its length.
 * @throws {FetchError} fetch.too_large, fetch.encoding, fetch.timeout, fetch.connection
 */
export async function readBody(
  response: IncomingMessage,
  { maxBytes, patience }: Limits,
): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy();
    throw new FetchError('fetch.too_large');
  }
  let packed = 0;
  const unpacked = unpack(response);
  response.on('data', ({ length }: Buffer) => {
    packed += length;
    patience.restart();
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked) {
    size += chunk.length;
    const isBomb = size > ratioFrom && size > packed * maxRatio;
    if (size > maxBytes || isBomb) throw new FetchError('fetch.too_large');
    chunks.push(chunk);
  }
  // A connection that we gave up ends a body of unknown length as its server would have.
  patience.signal.throwIfAborted();
  if (!response.complete) throw new FetchError('fetch.connection');
  return Buffer.concat(chunks, size);
}

function unpack(response: IncomingMessage): Readable {
  const coding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return response;
  const unpacking = unpackers.get(coding)?.();
  if (!unpacking) {
    response.destroy();
    throw new FetchError('fetch.encoding');
  }
  // Whoever reads learns of a failure from the stream read.
  pipeline(response, unpacking, () => undefined);
  return unpacking;
}

const unpackers: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** What we say we can unpack. */
export const acceptedCodings = 'gzip, br, deflate';
