import type { Context } from 'aws-lambda';
import type { HttpEvent, HttpResult } from '../../shared/http/event.ts';

export interface EventInput {
  readonly method?: string;
  /** Path with query: `/newsletter/nl?x=1`. */
  readonly path: string;
  readonly headers?: Record<string, string>;
  /** An object becomes JSON, URLSearchParams a form, a string stays. */
  readonly body?: unknown;
  /** Claims of the access token that the authorizer has checked. */
  readonly claims?: Record<string, string>;
}

/** A request as API Gateway hands it to a function. */
export function httpEvent({ method, path, headers, body, claims }: EventInput): HttpEvent {
  const url = new URL(path, 'https://site.example');
  const isForm = body instanceof URLSearchParams;
  const text =
    body === undefined || typeof body === 'string'
      ? body
      : isForm
        ? body.toString()
        : JSON.stringify(body);
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const verb = method ?? (body === undefined ? 'GET' : 'POST');
  const query = Object.fromEntries(url.searchParams);
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: { ...(text !== undefined && { 'content-type': type }), ...headers },
    ...(url.search && { queryStringParameters: query }),
    pathParameters: { proxy: url.pathname.slice(1) },
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'site.example',
      domainPrefix: 'site',
      http: {
        method: verb,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '203.0.113.9',
        userAgent: 'test',
      },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '22/Nov/2026:12:00:00 +0000',
      timeEpoch: 0,
      ...(claims && {
        authorizer: { jwt: { claims, scopes: [] }, principalId: '', integrationLatency: 0 },
      }),
    },
    ...(text !== undefined && { body: text }),
    isBase64Encoded: false,
  };
  return event;
}

export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:test',
  memoryLimitInMB: '128',
  awsRequestId: 'request-1',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 30_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

export interface Answer extends HttpResult {
  /** The body read as JSON, when it is. */
  readonly json: Record<string, unknown>;
}

/** Sends a request to a function's handler. */
export async function request(
  handler: (event: HttpEvent, context: Context) => Promise<HttpResult> | HttpResult,
  input: EventInput,
): Promise<Answer> {
  const result = await handler(httpEvent(input), lambdaContext);
  const isJson = String(result.headers?.['content-type']).includes('json');
  return { ...result, json: isJson ? JSON.parse(result.body ?? 'null') : {} };
}
