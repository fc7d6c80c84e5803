import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { AppError } from '../errors.ts';

/** A request as API Gateway's HTTP API hands it over (payload format 2.0). */
export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResult = APIGatewayProxyStructuredResultV2;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Largest request body that a handler reads, in bytes. Files go to S3 by presigned URL instead. */
export const bodyLimit = 256 * 1024;

/** The part of a request that a schema checks. */
export type RequestPart = 'path' | 'query' | 'body';

/** @throws {AppError} request.too_large */
export function bodyText(event: HttpEvent): string {
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (body.byteLength > bodyLimit) {
    throw new AppError('request.too_large', `The body is larger than ${bodyLimit / 1024} KiB.`);
  }
  return body.toString('utf8');
}

export const contentType = (event: HttpEvent): string =>
  (event.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** @throws {AppError} request.unsupported_type, request.malformed, request.too_large */
export function jsonBody(event: HttpEvent): unknown {
  if (contentType(event) !== 'application/json') {
    throw new AppError('request.unsupported_type', 'Send the body as application/json.');
  }
  try {
    return JSON.parse(bodyText(event), refuseHalfCharacters);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('request.malformed', 'The body is not valid JSON.', { cause });
  }
}

/** `"\ud800"` is JSON, yet no text: nothing that takes UTF-8, the table to begin with, could hold it. */
function refuseHalfCharacters(_: string, value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw new AppError('request.malformed', 'The body has half a character: a lone surrogate.');
  }
  return value;
}

/**
 * A form's fields. A field given several times is a list; a name that ends in `[]` is always one.
 * @throws {AppError} request.unsupported_type, request.too_large
 */
export function formBody(event: HttpEvent): Record<string, string | string[]> {
  if (contentType(event) !== 'application/x-www-form-urlencoded') {
    throw new AppError('request.unsupported_type', 'Send the form as a browser would.');
  }
  const fields = new URLSearchParams(bodyText(event));
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const values = fields.getAll(name);
      const [only = ''] = values;
      return name.endsWith('[]')
        ? [name.slice(0, -2), values]
        : [name, values.length > 1 ? values : only];
    }),
  );
}

/** @throws {AppError} request.invalid, naming every wrong field and why. */
export function parsePart<Schema extends z.ZodType>(
  part: RequestPart,
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: [part, ...path.map(String)].join('.'),
    message,
  }));
  throw new AppError('request.invalid', `The ${part} of the request is not valid.`, { issues });
}
