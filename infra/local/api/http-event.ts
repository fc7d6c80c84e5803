import type { IncomingHttpHeaders } from 'node:http';
import type { Json, JsonObject } from '../resources.ts';
import { account } from '../resources.ts';

/** A request on its way to the HTTP API, after the site has added what CloudFront adds. */
export interface ApiRequest {
  method: string;
  /** As sent, still percent-encoded. */
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  sourceIp: string;
}

export interface ApiRequestContext {
  apiId: string;
  requestId: string;
  routeKey: string;
  stage: string;
  pathParameters: Record<string, string>;
  /** Claims and scopes of a verified token. */
  authorizer: JsonObject | undefined;
  now: Date;
}

/** The event of payload format 2.0. */
export function httpEvent(request: ApiRequest, context: ApiRequestContext): JsonObject {
  const headers = eventHeaders(request.headers);
  const cookies = request.headers.cookie?.split(/;\s*/).filter((cookie) => cookie !== '');
  const query = eventQuery(request.query);
  const textual = isText(request.headers['content-type'], request.headers['content-encoding']);
  const host = request.headers.host ?? '';
  return {
    version: '2.0',
    routeKey: context.routeKey,
    rawPath: decodePath(request.path),
    rawQueryString: request.query,
    ...(cookies === undefined ? {} : { cookies }),
    headers,
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    ...(Object.keys(context.pathParameters).length === 0
      ? {}
      : { pathParameters: context.pathParameters }),
    requestContext: {
      accountId: account,
      apiId: context.apiId,
      ...(context.authorizer === undefined ? {} : { authorizer: { jwt: context.authorizer } }),
      domainName: host,
      domainPrefix: host.split('.')[0] ?? '',
      http: {
        method: request.method,
        path: decodePath(request.path),
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: context.requestId,
      routeKey: context.routeKey,
      stage: context.stage,
      time: logTime(context.now),
      timeEpoch: context.now.getTime(),
    },
    ...(request.body.length === 0
      ? {}
      : { body: request.body.toString(textual ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !textual,
  };
}

/** Lower-case names; what came several times is joined with commas; cookies travel apart. */
function eventHeaders(headers: IncomingHttpHeaders): Record<string, Json> {
  const result: Record<string, Json> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && name !== 'cookie')
      result[name] = Array.isArray(value) ? value.join(',') : value;
  return result;
}

function eventQuery(query: string): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query))
    result[name] = result[name] === undefined ? value : `${result[name]},${value}`;
  return result;
}

/** Types that API Gateway passes on as text; everything else, forms included, goes as base64. */
function isText(contentType = '', contentEncoding = ''): boolean {
  if (contentEncoding !== '' && contentEncoding !== 'identity') return false;
  return /^(text\/|application\/(json|javascript|xml)\b|application\/[^;]+\+(json|xml)\b)/i.test(
    contentType,
  );
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** `22/Nov/2026:12:45:00 +0000`. */
function logTime(now: Date): string {
  const [, day, month, year, time] = now.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
