import { AwsError } from '../call.ts';

/** An upload by a browser's form, as far as S3 reads it before it stores the file. */
export interface UploadForm {
  /** By name in small letters. What follows the file is ignored, as by S3. */
  fields: ReadonlyMap<string, string>;
  /** Bytes of the file. */
  size: number;
}

const endOfHeaders = Buffer.from('\r\n\r\n');

/**
 * Reads a `multipart/form-data` body (RFC 7578).
 * @throws AwsError `MalformedPOSTRequest` when it is none, or holds no file.
 */
export function readUploadForm(body: Buffer, contentType: string): UploadForm {
  const boundary = /boundary="?([^";\s]+)/i.exec(contentType)?.[1];
  if (!boundary) throw malformed('The body is not multipart/form-data.');
  const fields = new Map<string, string>();
  for (const { headers, value } of partsOf(body, Buffer.from(`--${boundary}`))) {
    const name = /\bname="([^"]*)"/i.exec(headers)?.[1] ?? '';
    if (name === 'file') return { fields, size: value.length };
    fields.set(name.toLowerCase(), value.toString('utf8'));
  }
  throw malformed('The form holds no file.');
}

function* partsOf(body: Buffer, delimiter: Buffer): Generator<{ headers: string; value: Buffer }> {
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const next = body.indexOf(delimiter, start + delimiter.length);
    if (next < 0) return;
    const part = body.subarray(start + delimiter.length + 2, next - 2);
    const split = part.indexOf(endOfHeaders);
    if (split >= 0) {
      yield {
        headers: part.subarray(0, split).toString('utf8'),
        value: part.subarray(split + endOfHeaders.length),
      };
    }
    start = next;
  }
}

const malformed = (message: string) => new AwsError('MalformedPOSTRequest', message);
