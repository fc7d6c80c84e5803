import type { ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Json } from '../resources.ts';

export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

const structured = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.coerce.string()).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * What a function's answer means in payload format 2.0: an object with a `statusCode` is a response, anything else is
 * the JSON body of a 200. Undefined when the response has the wrong shape, for which API Gateway answers 500.
 */
export function readFunctionAnswer(answer: Json): HttpAnswer | undefined {
  if (answer === null || typeof answer !== 'object' || !('statusCode' in answer))
    return jsonAnswer(200, answer);
  const parsed = structured.safeParse(answer);
  if (!parsed.success) return undefined;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: {
      ...Object.fromEntries(
        Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      ...(cookies?.length ? { 'set-cookie': cookies } : {}),
    },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}

export function jsonAnswer(status: number, body: Json): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

export function textAnswer(status: number, contentType: string, body: string | Buffer): HttpAnswer {
  return { status, headers: { 'content-type': contentType }, body: Buffer.from(body) };
}

export function sendAnswer(answer: HttpAnswer, response: ServerResponse, withBody: boolean): void {
  const bodyless = answer.status === 204 || answer.status === 304;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(bodyless ? {} : { 'content-length': answer.body.length }),
  });
  response.end(withBody && !bodyless ? answer.body : undefined);
}
