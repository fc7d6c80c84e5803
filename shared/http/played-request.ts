import type { Context } from 'aws-lambda';
import type { HttpEvent, HttpResult } from './event.ts';
import { type PageRoute, toHttpResult } from './page-route.ts';
import { createRouter } from './route-request.ts';

/** A request of a simulated person or machine. */
export interface PlayedRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** In full. */
  readonly url: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Fields of a form. */
  readonly form?: URLSearchParams;
  readonly address: string;
}

/** The request as API Gateway hands it to a function. */
export function playedEvent({ method = 'GET', url, headers, form, address }: PlayedRequest) {
  const { pathname, search, searchParams, host } = new URL(url);
  const formType = { 'content-type': 'application/x-www-form-urlencoded' };
  const event: HttpEvent = {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: { ...headers, ...(form && formType) },
    ...(search && { queryStringParameters: Object.fromEntries(searchParams) }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'played',
      domainName: host,
      domainPrefix: 'played',
      http: {
        method,
        path: pathname,
        protocol: 'HTTP/1.1',
        sourceIp: address,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: 'played',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(form && { body: form.toString() }),
    isBase64Encoded: false,
  };
  return event;
}

const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'played',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:played',
  memoryLimitInMB: '128',
  awsRequestId: 'played',
  logGroupName: 'played',
  logStreamName: 'played',
  getRemainingTimeInMillis: () => 30_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** Asks pages as their function does, without its way with errors: what a simulation asks for must be there. */
export function playedPages<Deps>(routes: readonly PageRoute<Deps>[], deps: Deps) {
  const router = createRouter(
    routes.map((route) => ({
      method: route.method,
      path: route.path,
      answer: async (event) => toHttpResult(await route.answer(event, deps), {}),
    })),
  );
  return (request: PlayedRequest): Promise<HttpResult> => router(playedEvent(request), context);
}
