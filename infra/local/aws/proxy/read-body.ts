import type { IncomingMessage } from 'node:http';
import { AwsError } from '../call.ts';

const mostBytes = 64 * 1024 * 1024;

/** @throws AwsError `RequestEntityTooLarge` above 64 MB, more than any of the services takes. */
export async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming) {
    const buffer: Buffer = Buffer.from(part);
    bytes += buffer.length;
    if (bytes > mostBytes) throw new AwsError('RequestEntityTooLarge', 'Too large.', 413);
    parts.push(buffer);
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

/**
 * The input of a call: an object of a JSON body, the fields of a form, or the keys of an S3 `DeleteObjects`.
 * @throws AwsError `SerializationException` for a JSON body that is none.
 */
export function parseInput(body: Buffer, contentType: string, service: string): unknown {
  if (body.length === 0) return {};
  const written = body.toString('utf8');
  if (service === 's3') return [...written.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key);
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(written));
  }
  try {
    return JSON.parse(written);
  } catch (cause) {
    throw new AwsError('SerializationException', `The body is not JSON. ${String(cause)}`);
  }
}
