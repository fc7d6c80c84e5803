/** Encodings that lists of municipalities come in. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** Bytes in order, in pieces of any size. */
export type Bytes = AsyncIterable<Uint8Array>;

/**
 * Finds out how a file is encoded: by its byte order mark, else by the zero bytes of UTF-16, else UTF-8 if
 * all of it is valid UTF-8, else Windows-1252, in which any byte means something. Reads to the end at most.
 */
export async function detectEncoding(bytes: Bytes): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of bytes) {
      const marked = isFirst ? byFirstBytes(chunk) : undefined;
      if (marked) return marked;
      isFirst = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

function byFirstBytes(chunk: Uint8Array): Encoding | undefined {
  const [first, second, third] = chunk;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const head = chunk.subarray(0, 400);
  const zeros = (parity: number) =>
    head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  if (zeros(1) > head.length / 4) return 'utf-16le';
  return zeros(0) > head.length / 4 ? 'utf-16be' : undefined;
}

/** The text of the bytes, without byte order mark; what cannot be read becomes U+FFFD. */
export async function* decoded(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
